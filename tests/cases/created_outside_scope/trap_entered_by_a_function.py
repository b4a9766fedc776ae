from contextlib import contextmanager

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()


@contextmanager
def several_gpus():
    with strategy.scope():
        yield


@contextmanager
def perhaps(wanted):
    if wanted:
        with strategy.scope():
            yield
    else:
        yield


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
with several_gpus():
    model = build()
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)

with perhaps(len(tf.config.list_physical_devices("GPU")) > 1):
    other = build()
other.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
