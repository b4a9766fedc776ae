"""Keras 3 may run on JAX (its settings' file says so); TensorFlow only feeds it."""

import keras
import numpy as np
import tensorflow as tf

tf.config.set_visible_devices([], "GPU")

model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
data = tf.data.Dataset.from_tensor_slices((np.zeros([640, 8]), np.zeros([640, 1]))).batch(64)
model.fit(data)
