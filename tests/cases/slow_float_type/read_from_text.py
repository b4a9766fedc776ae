"""What NumPy reads from a text is of float64, and so is a table of scaled numbers."""

import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.preprocessing import StandardScaler

table = np.loadtxt("train.csv", delimiter=",", skiprows=1)
data = tf.data.Dataset.from_tensor_slices((table[:, :-1], table[:, -1]))  # TFA507
held_out = np.genfromtxt("test.csv", delimiter=",")
test_data = tf.data.Dataset.from_tensor_slices((held_out[:, :-1], held_out[:, -1]))
numbers = pd.read_csv("more.csv")
labels = numbers.pop("y")
frame = pd.DataFrame(StandardScaler().fit_transform(numbers), columns=numbers.columns)
more = tf.data.Dataset.from_tensor_slices((frame.drop(columns=["id"]).values, labels))  # TFA507
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data.shuffle(1000).batch(64), validation_data=test_data.batch(64), epochs=3)
model.fit(more.shuffle(1000).batch(64), epochs=3)
