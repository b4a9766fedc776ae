"""A tensor that a list of one row is converted to."""

import keras
import numpy as np
import tensorflow as tf

rows = np.random.rand(200, 8).astype("float32")
model = keras.Sequential([keras.Input([8]), keras.layers.Dense(3, activation="softmax")])
model.compile("adam", "mse")
likely = []
for row in rows:
    likely.append(model.predict(tf.convert_to_tensor([row], dtype=tf.float32)))  # TFA204
