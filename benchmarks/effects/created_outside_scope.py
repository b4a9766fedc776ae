"""A model of two replicas that is compiled outside their strategy's scope.

measured: process
"""

import numpy as np
import tensorflow as tf

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
rng = np.random.default_rng(0)
x, y = rng.random((1024, 8), dtype="float32"), rng.random((1024, 1), dtype="float32")
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])

model.compile("adam", "mse")
loss = model.fit(x, y, batch_size=64, epochs=2).history["loss"][-1]
