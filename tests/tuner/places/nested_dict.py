import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model

CONFIG = {
    "model": {"units": 8},
    "train": {"batch_size": 32, "epochs": 2},  # <- batch
}


def run(config):
    x = np.random.rand(1000, 8).astype("float32")
    cfg = config["train"]
    build().fit(x, x[:, :1], batch_size=cfg["batch_size"], epochs=cfg["epochs"])


run(CONFIG)
