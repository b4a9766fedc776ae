"""Each model is trained in a process of its own, which takes its memory along when it ends."""

import multiprocessing

import tensorflow as tf


def train(size):
    x, y = tf.zeros([256, 8]), tf.zeros([256, 1])
    for rate in [0.1, 0.01, 0.001]:
        model = tf.keras.Sequential([tf.keras.layers.Dense(size), tf.keras.layers.Dense(1)])
        model.compile(tf.keras.optimizers.SGD(rate), "mse")
        model.fit(x, y, epochs=3)


for size in [2, 3, 4]:
    process = multiprocessing.Process(target=train, args=(size,))
    process.start()
    process.join()
