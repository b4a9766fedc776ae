import numpy as np
import tensorflow as tf

x = np.random.rand(1000, 8).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).shuffle(1000).batch(64)  # <- batch
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(ds, epochs=5)
