import numpy as np
import tensorflow as tf

x = np.random.rand(1000, 8).astype("float32")
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, :1], epochs=5, batch_size=128)  # <- batch
