import numpy as np
import tensorflow as tf

x = np.random.rand(1000, 32)
data = tf.data.Dataset.from_tensor_slices((x, x[:, 0])).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data)
