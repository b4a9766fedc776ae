import os

import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
if os.environ.get("TF_CONFIG") is not None:
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    with strategy.scope():
        model = build()
    model.fit(x, y, batch_size=64 * strategy.num_replicas_in_sync)  # TFA407
else:
    model = build()
    model.fit(x, y, batch_size=64)
