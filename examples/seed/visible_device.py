"""One GPU of the machine, with memory growth: as it is pasted, from before TensorFlow 2.1."""

import numpy as np
import tensorflow as tf

tf.config.experimental.set_visible_devices(
    tf.config.experimental.list_physical_devices("GPU")[0], "GPU"
)
tf.config.experimental.set_memory_growth(
    tf.config.experimental.list_physical_devices("GPU")[0], True
)

x = np.random.rand(512, 8).astype("float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, x[:, :1], epochs=1, verbose=2)
