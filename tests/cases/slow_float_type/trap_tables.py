"""Tables of a type that is given, or that is not known: whole numbers, texts."""

import numpy as np
import pandas as pd
import tensorflow as tf

typed = pd.read_csv("digits.csv", dtype=np.float32)
digits = typed.pop("label")
plain = pd.read_csv("digits.csv")
cast = plain.astype("float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
data = tf.data.Dataset.from_tensor_slices((typed.values / 255.0, digits.values))
model.fit(data.batch(64), epochs=3)
data = tf.data.Dataset.from_tensor_slices((cast.values / 255.0, digits.values))
model.fit(data.batch(64), epochs=3)
data = tf.data.Dataset.from_tensor_slices((plain.values, digits.values))
model.fit(data.batch(64), epochs=3)
data = tf.data.Dataset.from_tensor_slices((plain.values * 2, digits.values))
model.fit(data.batch(64), epochs=3)
