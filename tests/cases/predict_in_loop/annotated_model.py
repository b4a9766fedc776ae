"""A parameter is declared as a model of the project's own; whoever calls the function is elsewhere."""

import numpy as np
import tensorflow as tf


class Encoder(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.out = tf.keras.layers.Dense(8)

    def call(self, rows):
        return self.out(rows)


class Narrow(Encoder):
    pass


def embed(encoder: Narrow, rows: np.ndarray) -> np.ndarray:
    found = []
    for row in rows:
        found.append(encoder.predict(row[None], verbose=0)[0])  # TFA204
    return np.stack(found)
