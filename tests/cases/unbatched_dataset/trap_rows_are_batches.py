import numpy as np
import tensorflow as tf

x = np.zeros((64, 3), "float32").reshape(8, 8, 3)
y = np.zeros((64, 1), "float32").reshape(8, 8, 1)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.data.Dataset.from_tensor_slices((x, y)))
first, second = np.load("first.npy"), np.load("second.npy")
model.fit(tf.data.Dataset.from_tensor_slices(([first, second], [y[0], y[1]])))

x, y = np.ones((4, 8, 20), "float32"), np.ones((4, 8, 1), "float32")
known = tf.keras.Sequential([tf.keras.Input([20]), tf.keras.layers.Dense(1)])
known.compile("sgd", "mse")
known.fit(tf.data.Dataset.from_tensor_slices((x, y)))
