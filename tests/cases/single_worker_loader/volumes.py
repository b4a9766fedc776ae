"""A loader that reads volumes by a library of their own."""

import cv2
import numpy as np
import pydicom
import tensorflow as tf
import tifffile
from medpy.io import load
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


class Slices(tf.keras.utils.Sequence):
    def __init__(self, paths, scans):  # TFA310
        self.paths, self.scans = paths, scans

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        header = pydicom.read_file(self.paths[index])
        scan, _ = load(self.scans[index])
        return header.pixel_array[None], scan[None]


class Frames(tf.keras.utils.Sequence):
    def __init__(self, path):  # TFA310
        self.video = cv2.VideoCapture(path)

    def __len__(self):
        return 100

    def __getitem__(self, index):
        return self.video.read()[1][None], np.zeros([1, 1])


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Volumes(["a.tif", "b.tif"]))  # TFA310
model.fit(Tables(["a.mat", "b.mat"]))  # TFA310
model.fit(Slices(["a.dcm"], ["a.hdr"]))  # TFA310
model.fit(Frames("a.avi"))
