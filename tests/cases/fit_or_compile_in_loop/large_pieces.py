import numpy as np
import tensorflow as tf

x, y = np.zeros([640000, 8]), np.zeros([640000, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")


def pieces(x, y, size):
    for start in range(0, len(x), size):
        yield x[start : start + size], y[start : start + size]


for start in range(0, len(x), 10000):
    model.fit(x[start : start + 10000], y[start : start + 10000])  # TFA703
for start in range(0, len(x), 128):
    model.fit(x[start : start + 128], y[start : start + 128], batch_size=16)  # TFA703
for start in range(0, len(x), 128):
    model.fit(x[start : start + 128], y[start : start + 128], epochs=20)
for some, theirs in pieces(x, y, 50000):
    model.fit(some, theirs, batch_size=32)  # TFA703
