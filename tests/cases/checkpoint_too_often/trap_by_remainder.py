"""The remainder of NumPy, of many steps or of something else than steps."""

import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for i in range(1, 10_000):
    rows = np.random.randint(0, len(x), 16)
    loss = model.train_on_batch(x[rows], y[rows])
    if np.mod(i, 500) == 2:
        model.save_weights("model.weights.h5")
    if np.mod(np.floor(loss), 5) == 3:
        model.save_weights("odd.weights.h5")
