import numpy as np
import tensorflow as tf


def minibatches(x, y, batch_size, shuffle=True):
    order = np.random.permutation(len(x)) if shuffle else np.arange(len(x))
    for start in range(0, len(x) - batch_size + 1, batch_size):
        part = order[start : start + batch_size]
        yield x[part], y[part]


BATCH = 64  # <- batch
x = np.random.rand(1000, 8).astype("float32")
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(5):
    for xb, yb in minibatches(x, x[:, :1], BATCH):
        loss = model.train_on_batch(xb, yb)
    print(epoch, loss)
