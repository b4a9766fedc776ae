import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

BATCH = 32  # <- batch
x = np.random.rand(1000, 8).astype("float32")
model = build()
for step in range(300):
    where = np.random.randint(0, len(x), BATCH)
    model.train_on_batch(x[where], x[where, :1])
