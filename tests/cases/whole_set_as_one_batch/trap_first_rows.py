"""A table's first hundred rows, and what may be no table."""

import pandas as pd
import tensorflow as tf
from company.data import housing

few = pd.read_csv("housing.csv").head(100)
other = housing().drop("price", axis=1)
model = tf.keras.Sequential([tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(few.drop("price", axis=1), few["price"], batch_size=len(few), epochs=500)
first = pd.read_csv("housing.csv", nrows=200)
model.fit(first, first["price"], batch_size=len(first), epochs=500)
model.fit(other, batch_size=len(other), epochs=500)
