"""Each part trains a model that begins anew, and the data grow from round to round."""

import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
first = model.get_weights()
for part in np.array_split(np.arange(640), 8):
    model.set_weights(first)
    model.fit(x[part], y[part], verbose=0)
for stop in range(100, 640, 100):
    model.fit(x[:stop], y[:stop], verbose=0)
for part in np.array_split(np.arange(640), 8):
    model.fit(x[part], y[part], epochs=30, verbose=0)
