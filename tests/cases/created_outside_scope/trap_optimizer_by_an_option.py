"""One of the optimizers is made inside: the condition may know which of them is right."""

import sys

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
if sys.argv[1] == "adam":
    with strategy.scope():
        optimizer = tf.keras.optimizers.Adam()
elif sys.argv[1] == "sgd":
    optimizer = tf.keras.optimizers.SGD()  # keeps nothing for the weights
else:
    optimizer = tf.keras.optimizers.RMSprop()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
