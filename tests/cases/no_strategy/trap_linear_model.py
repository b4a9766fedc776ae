# gpus: 4
"""A line through points, and a logistic regression: more GPUs than one only wait for one another."""

import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.datasets import fetch_openml

table = pd.read_csv("houses.csv")
x, _, y, _ = train_test_split(table[["area", "rooms"]], table["price"])
scaled = MinMaxScaler().fit_transform(x)

line = tf.keras.Sequential()
line.add(tf.keras.layers.Dense(1, input_dim=scaled.shape[1], activation="linear"))
line.compile("adam", "mse")
line.fit(scaled, y, epochs=200)

hidden = tf.keras.Sequential()
hidden.add(tf.keras.layers.Dense(32, input_dim=scaled.shape[1], activation="relu"))
hidden.add(tf.keras.layers.Dense(1))
hidden.compile("adam", "mse")
hidden.fit(scaled, y, epochs=200)

digits, names = fetch_openml("mnist_784", return_X_y=True)
logistic = tf.keras.Sequential([tf.keras.layers.Dense(10, activation="softmax")])
logistic.compile("adam", "sparse_categorical_crossentropy")
logistic.fit(digits, names.astype("int32"))
