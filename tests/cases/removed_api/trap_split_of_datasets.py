"""Arrays are split, and a share is left alone where there are data to validate with."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
x, y = np.zeros((8, 3)), np.zeros((8, 1))
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(2)
model.fit(x, y, validation_split=0.2)
model.fit(dataset, validation_split=0.2, validation_data=dataset)
model.fit(dataset, validation_split=0.0)
