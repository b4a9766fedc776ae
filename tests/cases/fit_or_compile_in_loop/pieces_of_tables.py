import numpy as np
import pandas as pd
import tensorflow as tf

SIZE = 64
table = pd.read_csv("rows.csv")
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for i in range(len(table) // SIZE):
    part = table.iloc[i * SIZE : (i + 1) * SIZE]
    model.fit(part[["a", "b"]], part["y"], batch_size=SIZE)  # TFA703

for i in range(len(table) // SIZE):
    part = table[i * SIZE : (i + 1) * SIZE]
    model.fit(part[["a", "b"]].values, part["y"].to_numpy(), batch_size=SIZE)  # TFA703

for i in range(len(table) // SIZE):
    texts = table.iloc[i * SIZE : (i + 1) * SIZE]["image"]
    rows = texts.apply(lambda text: np.array(text.split(), dtype=float))
    images = (np.vstack(rows.values) / 255.0).reshape(-1, 96, 96, 1)
    model.fit(images, images, batch_size=SIZE)  # TFA703
