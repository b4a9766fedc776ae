"""One sample after another, by a place that a `while` counts."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("flowers.keras")
rows = np.load("rows.npy")
place = 0
found = []
while place < len(rows):
    found.append(model.predict(rows[place][np.newaxis])[0])  # TFA204
    place += 1
