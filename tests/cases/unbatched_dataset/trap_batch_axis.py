"""Each row is a batch of one, as it was given a second axis."""

import numpy as np
import tensorflow as tf

rows = np.expand_dims(np.zeros([64, 20]), 1)
ds = tf.data.Dataset.from_tensor_slices((rows, np.zeros([64, 1, 1]))).shuffle(64)
model = tf.keras.Sequential([tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds)
