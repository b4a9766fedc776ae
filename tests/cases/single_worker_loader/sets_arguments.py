"""What a loader gets by any name may be `workers`, which only an assignment of it sets."""

import numpy as np
import tensorflow as tf


class Scans(tf.keras.utils.Sequence):
    def __init__(self, paths, size, **kwargs):
        self.paths = paths
        self.size = size
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __len__(self):
        return len(self.paths) // self.size

    def __getitem__(self, index):
        paths = self.paths[index * self.size : (index + 1) * self.size]
        return np.stack([np.load(path) for path in paths]), np.zeros(len(paths))


class Volumes(tf.keras.utils.Sequence):
    def __init__(self, paths, **kwargs):  # TFA310
        settings = dict(size=4, shuffle=True)
        settings.update(kwargs)
        self.__dict__.update(paths=paths, **settings)

    def __len__(self):
        return len(self.paths) // self.size

    def __getitem__(self, index):
        paths = self.paths[index * self.size : (index + 1) * self.size]
        return np.stack([np.load(path) for path in paths]), np.zeros(len(paths))


def train(network, paths, options):
    network.compile("adam", "mse")
    network.fit(Scans(paths, 4, **options), epochs=20)


def train_on_volumes(network, paths, options):
    network.compile("adam", "mse")
    network.fit(Volumes(paths, **options), epochs=20)
