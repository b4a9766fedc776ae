"""An array that is cut into so few rows that `predict` itself could cut it."""

import numpy as np
import tensorflow as tf
from tqdm import tqdm

x = np.load("rows.npy")
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
size = 20
out = []
for start in tqdm(range(0, len(x), size)):
    end = min(start + size, len(x))
    out.append(model.predict(x[start:end] / 255.0, verbose=0))  # TFA204
for turn in range(len(x) // 32):
    out.append(model.predict(x[turn * 32:(turn + 1) * 32]))  # TFA204
