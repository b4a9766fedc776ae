"""A module that defines a loader, for scripts that are not seen."""

import numpy as np
from keras.utils import Sequence


class Rows(Sequence):
    def __init__(self, paths, size):  # TFA310: low
        self.paths, self.size = paths, size

    def __len__(self):
        return len(self.paths) // self.size

    def __getitem__(self, index):
        paths = self.paths[index * self.size : (index + 1) * self.size]
        return np.stack([np.load(path) for path in paths]), np.zeros(self.size)
