import numpy as np
import tensorflow as tf

series = np.expand_dims(np.zeros([64, 20]), 2)  # channels
ds = tf.data.Dataset.from_tensor_slices((series, np.zeros([64, 1]))).shuffle(64)
model = tf.keras.Sequential([tf.keras.layers.GRU(4), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds)  # TFA201
