import time

import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
for build in (lambda: tf.keras.Sequential([tf.keras.layers.Dense(1)]),):
    with tf.device("/CPU:0"):
        start, model = time.time(), build()
        model.compile("sgd", "mse")
        model.fit(x, y)
        print("CPU", time.time() - start)
    with tf.device("/GPU:0"):
        start, model = time.time(), build()
        model.compile("sgd", "mse")
        model.fit(x, y)
        print("GPU", time.time() - start)
