"""`predict` batches by itself: what is cut into chunks for it sets up a pipeline for each."""

import argparse

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--rows", type=int, default=128)
options = parser.parse_args()


def probabilities(model, rows, batch_size=256):
    parts = []
    for first in range(0, rows.shape[0], batch_size):
        parts.append(model.predict(rows[first:first + batch_size], batch_size=batch_size))  # TFA204
    return np.concatenate(parts)


data = np.load("rows.npy")
classifier = tf.keras.models.load_model("classifier.keras")
count = int(np.ceil(len(data) / options.rows))
for part in range(count):
    chunk = data[part * options.rows:(part + 1) * options.rows]
    np.save(f"{part}.npy", classifier.predict(chunk, verbose=0))  # TFA204
print(probabilities(classifier, data))
