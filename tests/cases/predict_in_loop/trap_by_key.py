"""The best of a handful, and of what was predicted at once."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
rows = np.random.normal(size=(60, 8))


def score(row):
    return model.predict(row[None], verbose=0)[0, 0]


better = max(rows[0], rows[1], key=score)
worst = min([rows[2], rows[3], rows[4]], key=score)
scores = model.predict(rows)[:, 0]
best = max(range(60), key=lambda i: scores[i])
ranked = sorted(rows, key=lambda row: float(row.sum()))
