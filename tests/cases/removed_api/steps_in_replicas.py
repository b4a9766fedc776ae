"""Several steps in a call, on several devices."""

import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse", steps_per_execution=16)  # TFA903
model.fit(x, y)

one = tf.distribute.OneDeviceStrategy("/gpu:0")
with one.scope():
    other = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    other.compile("adam", "mse", steps_per_execution=16)
other.fit(x, y)

with strategy.scope():
    third = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    third.compile("adam", "mse", steps_per_execution=1)
third.fit(x, y)

alone = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
alone.compile("adam", "mse", steps_per_execution=16)
alone.fit(x, y)
