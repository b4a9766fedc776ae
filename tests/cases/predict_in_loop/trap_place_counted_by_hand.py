"""A place that is set again, one of a few, and one that takes large steps."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("flowers.keras")
rows = np.load("rows.npy")
place = 0
while place < 3:
    print(model.predict(rows[place][np.newaxis]))
    place += 1
place = 0
while place < len(rows):
    print(model.predict(rows[place : place + 5000]))
    place += 5000
