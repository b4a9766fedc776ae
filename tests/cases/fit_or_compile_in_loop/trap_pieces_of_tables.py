import numpy as np
import pandas as pd
import tensorflow as tf

SIZE = 64
table = pd.read_csv("rows.csv")
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for i in range(len(table) // SIZE):
    part = table.iloc[i * SIZE : (i + 1) * SIZE]
    model.fit(part[["a", "b"]], part["y"], batch_size=8)  # several steps

for i in range(len(table) // SIZE):
    windows = [table.iloc[j : j + 10].values for j in range(i * SIZE, (i + 1) * SIZE)]
    model.fit(np.vstack(windows), np.zeros([640, 1]))

for i in range(len(table) // SIZE):
    part = table.iloc[i * SIZE : (i + 1) * SIZE]
    model.fit(part.apply(sum), part.apply(max))  # of columns
