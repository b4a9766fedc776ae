import sys

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
if sys.argv[1] == "adam":
    optimizer = tf.keras.optimizers.Adam()  # TFA402
else:
    optimizer = tf.keras.optimizers.RMSprop()  # TFA402
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
