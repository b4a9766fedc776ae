import argparse

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--batch-size", type=int, default=64)
parser.add_argument("--buffer", type=int, default=10_000)
parser.add_argument("--window", type=int)
args = parser.parse_args()

x, y = np.load("x.npy"), np.load("y.npy")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")

ds = tf.data.Dataset.from_tensor_slices((x, y))
ds = ds.shuffle(args.buffer).batch(args.batch_size)
model.fit(ds, epochs=3)

told = tf.data.Dataset.from_tensor_slices((x, y))
told = told.shuffle(args.window).batch(args.batch_size)
model.fit(told, epochs=3)

few = tf.data.Dataset.from_tensor_slices((np.zeros([10, 4]), np.zeros([10, 1])))
few = few.shuffle(10).batch(args.batch_size)
model.fit(few, epochs=3)
