import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

x = np.random.rand(1000, 8).astype("float32")
build().fit(x, x[:, :1], epochs=3)  # <- batch
