"""The labels were given an axis, the inputs were not: rows, and no batches of them."""

import numpy as np
import tensorflow as tf

x, y = np.zeros((64, 3), "float32"), np.zeros(64, "float32")
rows = tf.data.Dataset.from_tensor_slices((x, np.expand_dims(y, 1)))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(rows.skip(10), epochs=2)  # TFA201
reshaped = tf.data.Dataset.from_tensor_slices((x, y.reshape(-1, 1)))
model.evaluate(reshaped)  # TFA201
