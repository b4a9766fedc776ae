"""Each worker has a file of its own."""

import os

import numpy as np
import tensorflow as tf

number = int(os.environ.get("WORKER_NUMBER", 0))
strategy = tf.distribute.MultiWorkerMirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")


def keep(path):
    model.save(path)


model.fit(np.ones([64, 8]), np.ones([64, 1]), batch_size=16)  # TFA407
model.save("/data/model" + str(number) + ".keras")
