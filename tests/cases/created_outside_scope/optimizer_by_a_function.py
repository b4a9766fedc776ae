import sys

import tensorflow as tf

OPTIONS = {"optimizer": sys.argv[1], "lr": 1e-3}


def make_optimizer(options):
    if options["optimizer"] == "adam":
        return tf.keras.optimizers.Adam(options["lr"])  # TFA402
    if options["optimizer"] == "sgd":
        return tf.keras.optimizers.SGD(options["lr"], momentum=0.9)
    raise ValueError("unknown optimizer")


x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
optimizer = make_optimizer(OPTIONS)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
