import numpy as np
import tensorflow as tf


def batches():
    for _ in range(16):
        yield np.zeros([4, 8]), np.zeros([4, 1])


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for x, y in batches():
    model.train_on_batch(x, y)
