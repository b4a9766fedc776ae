import numpy as np
import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(4)])
net.compile("adam", "mse")
rows = np.load("rows.npy")


def draw(step):
    if not np.sqrt(step).is_integer():
        return
    print(net.predict(rows[step : step + 1]))


for step in range(10_000):
    net.train_on_batch(rows[step : step + 32], rows[step : step + 32])
    draw(step)
    if np.log2(step + 1).is_integer():
        print(net.predict(rows[step : step + 1]))
