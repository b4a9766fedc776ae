"""A model that a thread's function builds, in a loop that only starts it."""

import threading

import tensorflow as tf


def work(inputs, labels):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(inputs, labels)


threads = []
for number in range(8):
    thread = threading.Thread(target=work, args=(tf.zeros([8, 2]), tf.zeros([8, 1])))
    thread.start()
    threads.append(thread)
