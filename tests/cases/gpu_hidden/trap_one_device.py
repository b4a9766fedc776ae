"""A GPU where there is one; a model that is only evaluated; a model made outside of the scope."""

import tensorflow as tf

if tf.config.list_physical_devices("GPU"):
    strategy = tf.distribute.OneDeviceStrategy("/gpu:0")
else:
    strategy = tf.distribute.OneDeviceStrategy("/cpu:0")
x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(x, y)

on_cpu = tf.distribute.OneDeviceStrategy("/cpu:0")
with on_cpu.scope():
    judge = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    judge.compile("sgd", "mse")
judge.evaluate(x, y)
