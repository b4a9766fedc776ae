"""The pipeline begins out of sight; `as_numpy_iterator` tells that it is one."""

from data import Splits
from tensorflow import keras


class Trainer:
    def __init__(self, folder):
        self.model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
        self.batches = Splits(folder).test.batch(16).prefetch(8)

    def test(self):
        recall = keras.metrics.Recall()
        for x, y in self.batches.as_numpy_iterator():
            recall.update_state(y, self.model.predict(x))  # TFA204
        return recall.result()

    def train(self, epochs):
        for _ in range(epochs):
            print(self.test())
