"""A function is given an object of the script's own class, which predicts for it."""

import numpy as np
import tensorflow as tf


class Scorer:
    def __init__(self, path: str):
        self.model = tf.keras.models.load_model(path)

    def one(self, row: np.ndarray) -> float:
        return float(self.model.predict(row[None], verbose=0)[0, 0])  # TFA204


def accuracy(scorer: Scorer, rows: np.ndarray, labels: np.ndarray) -> float:
    hits = 0
    for row, label in zip(rows, labels):
        hits += (scorer.one(row) > 0.5) == label
    return hits / len(rows)
