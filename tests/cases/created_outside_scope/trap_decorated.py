"""A decorator of the script's own enters the scope around what it decorates."""

import functools

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()


def on_all_gpus(build):
    @functools.wraps(build)
    def inner(*args, **kwargs):
        with strategy.scope():
            return build(*args, **kwargs)

    return inner


@on_all_gpus
def make(units):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(units)])
    model.compile("adam", "mse")
    return model


class Trainer:
    @on_all_gpus
    def build(self, units=1):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(units)])
        self.model.compile("adam", "mse")

    def train(self, data):
        self.build()
        self.model.fit(data)


x, y = tf.zeros([6400, 8]), tf.zeros([6400, 1])
batches = tf.data.Dataset.from_tensor_slices((x, y)).batch(64 * strategy.num_replicas_in_sync)
make(units=1).fit(batches)
Trainer().train(batches)
