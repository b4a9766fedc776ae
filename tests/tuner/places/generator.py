import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def batches(x, batch_size=20):  # <- batch
    while True:
        where = np.random.randint(0, len(x), batch_size)
        yield x[where], x[where, :1]


x = np.random.rand(1000, 8).astype("float32")
build().fit(batches(x), steps_per_epoch=50, epochs=2)
