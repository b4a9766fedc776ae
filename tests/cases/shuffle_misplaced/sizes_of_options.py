import argparse

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--batch-size", type=int, default=64)
parser.add_argument("--buffer", type=int, default=10)
args = parser.parse_args()

x, y = np.load("x.npy"), np.load("y.npy")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")

ds = tf.data.Dataset.from_tensor_slices((x, y))
ds = ds.shuffle(args.buffer).batch(args.batch_size)  # TFA308
model.fit(ds, epochs=3)

fixed = tf.data.Dataset.from_tensor_slices((x, y))
fixed = fixed.shuffle(32).batch(args.batch_size)  # TFA308
model.fit(fixed, epochs=3)
