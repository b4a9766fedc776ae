"""A loader that reads volumes by a library of their own."""

import numpy as np
import tensorflow as tf
import tifffile
from scipy.io import loadmat


class Volumes(tf.keras.utils.Sequence):
    def __init__(self, paths):  # TFA310
        self.paths = paths

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        volume = tifffile.imread(self.paths[index])
        return volume[None], np.zeros([1, 1])


class Tables(tf.keras.utils.Sequence):
    def __init__(self, paths):  # TFA310
        self.paths = paths

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        return loadmat(self.paths[index])["x"], np.zeros([1, 1])


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Volumes(["a.tif", "b.tif"]))  # TFA310
model.fit(Tables(["a.mat", "b.mat"]))  # TFA310
