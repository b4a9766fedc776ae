"""A loader of which its docstring says what trains with it."""

import numpy as np
from keras.utils import Sequence


class Rows(Sequence):
    """Batches for `model.fit`, from an array."""

    def __init__(self, rows, size):  # TFA310: low
        self.rows, self.size = rows, size

    def __len__(self):
        return len(self.rows) // self.size

    def __getitem__(self, index):
        return self.rows[index * self.size : (index + 1) * self.size], np.zeros(self.size)
