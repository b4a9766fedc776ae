import argparse

import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


parser = argparse.ArgumentParser()
parser.add_argument("--batch_size", type=int, default=48)  # <- batch
params = vars(parser.parse_args())

x = np.random.rand(1000, 8).astype("float32")
build().fit(x, x[:, :1], batch_size=params["batch_size"])
