"""The number that a helper is given is called that of all replicas where it is written."""

from dataclasses import dataclass

import tensorflow as tf

GLOBAL_BATCH = 256
SETTINGS = {"total_batch": 128}


@dataclass
class Settings:
    global_batch_size: int = 64


def batches(batch_size):
    dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
    return dataset.batch(batch_size)


strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(batches(GLOBAL_BATCH))
model.fit(batches(SETTINGS["total_batch"]))
model.fit(batches(Settings().global_batch_size))
