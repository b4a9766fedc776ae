"""The remainder of NumPy is what `%` gives."""

import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for i in range(1, 1000):
    rows = np.random.randint(0, len(x), 16)
    model.train_on_batch(x[rows], y[rows])
    if np.mod(i, 5) == 0:
        model.save_weights("model.weights.h5")  # TFA803
