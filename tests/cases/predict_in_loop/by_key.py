"""What sorts by a model, or looks for the best, calls it for one after the other."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
rows = np.random.normal(size=(60, 8))


def score(row):
    return model.predict(row[None], verbose=0)[0, 0]  # TFA204


best = max(range(60), key=lambda i: model.predict(rows[i : i + 1])[0, 0])  # TFA204
ranked = sorted(rows, key=score)
good = list(filter(lambda row: model.predict(row[np.newaxis]) > 0, rows))  # TFA204
