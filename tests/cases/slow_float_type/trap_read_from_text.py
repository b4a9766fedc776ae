"""Texts that are read as float32 or as they are, and tables of another type."""

import numpy as np
import pandas as pd
import tensorflow as tf

half = np.loadtxt("train.csv", dtype=np.float32, delimiter=",")
named = np.genfromtxt("train.csv", None, delimiter=",")
frame = pd.DataFrame(np.loadtxt("train.csv", delimiter=","), dtype="float32")
cast = pd.DataFrame(np.loadtxt("train.csv", delimiter=",")).astype(np.float32)
unknown = pd.DataFrame(np.load("train.npy"))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
data = tf.data.Dataset.from_tensor_slices((half[:, :-1], half[:, -1]))
model.fit(data.batch(64), epochs=3)
data = tf.data.Dataset.from_tensor_slices(named)
model.fit(data.batch(64), epochs=3)
data = tf.data.Dataset.from_tensor_slices((frame.values, frame[0].values))
model.fit(data.batch(64), epochs=3)
data = tf.data.Dataset.from_tensor_slices((cast.values, cast[0].values))
model.fit(data.batch(64), epochs=3)
data = tf.data.Dataset.from_tensor_slices((unknown.values, unknown[0].values))
model.fit(data.batch(64), epochs=3)
