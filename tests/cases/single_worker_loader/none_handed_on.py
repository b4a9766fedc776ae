"""The loader could be given workers, and is not."""

import cv2
import numpy as np
import tensorflow as tf

SETTINGS = {"workers": 4}


class Faces(tf.keras.utils.PyDataset):
    def __init__(self, files, labels, size=16, **kwargs):
        super().__init__(**kwargs)
        self.files, self.labels, self.size = files, labels, size

    def __len__(self):
        return -(-len(self.files) // self.size)

    def __getitem__(self, index):
        part = slice(index * self.size, (index + 1) * self.size)
        return self.load(self.files[part]), self.labels[part]

    def load(self, files):
        return np.stack([cv2.resize(cv2.imread(file), (64, 64)) for file in files])


class Settled(Faces):
    def __init__(self, files, labels):
        super().__init__(files, labels, **SETTINGS)


files, labels = np.load("files.npy"), np.load("labels.npy")
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(Faces(files, labels, size=32), epochs=10)  # TFA310
model.fit(Faces(files, labels, workers=4), epochs=10)
model.fit(Faces(files, labels, **SETTINGS), epochs=10)
model.fit(Settled(files, labels), epochs=10)
