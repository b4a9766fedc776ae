import numpy as np
import tensorflow as tf

x, y = np.random.rand(10000, 8), np.random.rand(10000)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
size = 100
for epoch in range(30):
    order = np.random.permutation(len(x))
    for i in range(len(x) // size):
        rows = order[i * size : (i + 1) * size]
        model.fit(x[rows], y[rows], verbose=0)  # TFA703
