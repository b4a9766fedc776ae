import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


class Config:
    BATCH_SIZE = 40  # <- batch
    EPOCHS = 3


x = np.random.rand(1000, 8).astype("float32")
build().fit(x, x[:, :1], batch_size=Config.BATCH_SIZE, epochs=Config.EPOCHS)
