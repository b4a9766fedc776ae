import numpy as np
import tensorflow as tf

x, y = np.zeros([64, 8], "float32"), np.zeros([64, 1], "float32")
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds, batch_size=None)
