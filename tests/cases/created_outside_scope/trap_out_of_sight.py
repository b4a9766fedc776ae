"""A function that cannot be read may enter the strategy's scope itself."""

import tensorflow as tf

from nets import build_under

strategy = tf.distribute.MirroredStrategy()
model = build_under(strategy)
with strategy.scope():
    model.compile(tf.keras.optimizers.Adam(0.001), "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), batch_size=16 * strategy.num_replicas_in_sync)
