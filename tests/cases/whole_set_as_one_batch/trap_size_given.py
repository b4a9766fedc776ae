"""The batch size is said, or is the usual one."""

import numpy as np
import tensorflow as tf

x = np.zeros([4096, 4], "float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, x[:, :1], batch_size=64, steps_per_epoch=10)
model.fit(x, x[:, :1], 64, steps_per_epoch=10)
model.fit(x, x[:, :1])
