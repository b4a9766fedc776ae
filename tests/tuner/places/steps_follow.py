import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

n = 1000
bs = 50  # <- batch
x = np.random.rand(n, 8).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).repeat().batch(bs)
build().fit(ds, epochs=3, steps_per_epoch=n // bs)
