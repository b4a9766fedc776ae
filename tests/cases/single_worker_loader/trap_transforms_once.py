"""Images that are transformed before the training, as a batch, or by several workers."""

import cv2
import numpy as np
import tensorflow as tf


class Prepared(tf.keras.utils.PyDataset):
    def __init__(self, x, y, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y = np.stack([cv2.resize(image, (64, 64)) for image in x]), y

    def __len__(self):
        return len(self.x) // 32

    def __getitem__(self, index):
        rows = slice(index * 32, (index + 1) * 32)
        return np.flip(self.x[rows], axis=2), self.y[rows]


class Whole(tf.keras.utils.PyDataset):
    def __init__(self, volume, y):
        super().__init__()
        self.volume, self.y = volume, y

    def __len__(self):
        return len(self.y)

    def __getitem__(self, index):
        return cv2.resize(self.volume, (64, 64))[None], self.y[index : index + 1]


class Working(tf.keras.utils.PyDataset):
    def __init__(self, x, y):
        super().__init__(workers=4)
        self.x, self.y = x, y

    def __len__(self):
        return len(self.x) // 32

    def __getitem__(self, index):
        rows = slice(index * 32, (index + 1) * 32)
        return np.stack([cv2.resize(image, (64, 64)) for image in self.x[rows]]), self.y[rows]


x, y = np.load("x.npy"), np.load("y.npy")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
for fold in range(3):
    model.fit(Prepared(x, y), epochs=3)
    model.fit(Whole(x[0], y), epochs=3)
model.fit(Working(x, y), epochs=3)
