"""Loaders that speak of workers in prose only, and of a base that is not called any more."""

import cv2
import numpy as np
import tensorflow as tf


class Frames(tf.keras.utils.Sequence):
    """Frames from files; thread-safe, so it may be used with workers and multiprocessing."""

    def __init__(self, paths, size=32, **kwargs):
        # for Keras to handle workers, multiprocessing and so on
        super().__init__(**kwargs)
        self.paths = paths
        self.size = size

    def __len__(self):
        return len(self.paths) // self.size

    def __getitem__(self, index):
        paths = self.paths[index * self.size : (index + 1) * self.size]
        frames = np.stack([cv2.imread(path) for path in paths])
        return frames, frames


class Masks(tf.keras.utils.Sequence):
    def __init__(self, paths):  # TFA310
        # super().__init__(**kwargs)
        self.paths = paths

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        mask = cv2.imread(self.paths[index])[None]
        return mask, mask


def train(model, paths):
    model.compile("adam", "mse")
    model.fit(Frames(paths, size=16), epochs=20)  # TFA310
    model.fit(Masks(paths), epochs=20)  # TFA310
