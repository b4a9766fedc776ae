"""Arguments by any name that the loader keeps for itself."""

import numpy as np
import SimpleITK as sitk
import tensorflow as tf


class Scans(tf.keras.utils.Sequence):
    def __init__(self, paths, size, **kwargs):  # TFA310
        self.paths = paths
        self.size = size
        self.options = kwargs

    def __len__(self):
        return len(self.paths) // self.size

    def __getitem__(self, index):
        return self.__read(self.paths[index * self.size : (index + 1) * self.size])

    def __read(self, paths):
        scans = [sitk.GetArrayFromImage(sitk.ReadImage(path)) for path in paths]
        return np.stack(scans), np.zeros(len(paths))


def train(network, paths):
    network.compile("adam", "mse")
    network.fit(Scans(paths, 4), epochs=20)  # TFA310
