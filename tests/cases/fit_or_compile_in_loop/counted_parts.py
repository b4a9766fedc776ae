import numpy as np
import pandas as pd
import tensorflow as tf
from tqdm import tqdm

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for number, part in enumerate(np.array_split(np.arange(640), 8)):
    model.fit(x[part], y[part], verbose=0)  # TFA703
    print(number)
for number, part in enumerate(tqdm(np.array_split(np.arange(640), 8))):
    model.fit(x[part], y[part], verbose=0)  # TFA703
for inputs, labels in zip(np.array_split(x, 8), np.array_split(y, 8)):
    model.fit(inputs, labels, verbose=0)  # TFA703
for number, table in enumerate(pd.read_csv("train.csv", chunksize=10_000)):
    model.fit(table.drop(columns="label"), table["label"])  # TFA703
