"""A module that defines loaders, which a loop of others may take batch after batch."""

import numpy as np
from keras.utils import Sequence


class Slices(Sequence):
    def __init__(self, rows, size):
        self.rows, self.size = rows, size

    def __len__(self):
        return len(self.rows) // self.size

    def __getitem__(self, index):
        return self.rows[index * self.size : (index + 1) * self.size], np.zeros(self.size)


class ReadBefore(Slices):
    def __init__(self, path, size):
        self.rows, self.size = np.load(path), size


class Ahead(Slices):
    predict_length = 4

    def __getitem__(self, index):
        rows, labels = super().__getitem__(index)
        return rows[:, : -self.predict_length], labels
