"""A `PyDataset` that gives a part of a list, or a list of what it has, as its inputs."""

import numpy as np
from tensorflow import keras


class Parts(keras.utils.Sequence):
    def __init__(self, *arrays, size=32, **kwargs):
        super().__init__(**kwargs)
        self.arrays, self.size = arrays, size

    def __len__(self):
        return len(self.arrays[0]) // self.size

    def __getitem__(self, index):
        batch = [a[index * self.size : (index + 1) * self.size] for a in self.arrays]
        return batch[:-1], batch[-1]  # TFA903


class Joined(Parts):
    def __getitem__(self, index):
        words = []
        for name in ("left.npy", "right.npy"):
            words.append(np.load(name)[index])
        return words + [np.zeros(32)], np.ones(32)  # TFA903


class Copied(Parts):
    def __getitem__(self, index):
        return np.ones((32, 8)), list(range(32))  # TFA903


left, right = keras.Input([8]), keras.Input([8])
model = keras.Model([left, right], keras.layers.Dense(1)(left + right))
model.compile("adam", "mse")
model.fit(Parts(np.ones((64, 8)), np.ones((64, 8)), np.ones(64)))
model.fit(Joined(np.ones((64, 8))))
model.fit(Copied(np.ones((64, 8))))
