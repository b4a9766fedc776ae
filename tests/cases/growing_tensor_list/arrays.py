import numpy as np
import tensorflow as tf


def collect(model, steps):
    rows = np.zeros([0, 4])
    for step in range(100):
        row = np.full([1, 4], step)
        if step % 2:
            rows = np.concatenate((rows, row, row))  # TFA702
    return rows


class Evaluator:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])

    def scores(self, batches):
        found = np.array([])
        for x in batches:
            found = np.append(found, self.model.predict(x, verbose=0))  # TFA702
        return found


batches = (np.zeros([4, 8]) for _ in range(3))
print(collect(None, 3).shape, Evaluator().scores(batches).shape)
