import contextlib
from contextlib import contextmanager

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()


@contextmanager
def several_gpus():
    print("replicas:", strategy.num_replicas_in_sync)
    with strategy.scope():
        yield


@contextlib.contextmanager
def scope_of(chosen):
    try:
        with chosen.scope():
            yield chosen
    finally:
        print("built")


x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
with several_gpus():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")  # TFA402
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)

with scope_of(strategy) as entered:
    other = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    print(entered.num_replicas_in_sync)
other.compile("rmsprop", "mse")  # TFA402
other.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
