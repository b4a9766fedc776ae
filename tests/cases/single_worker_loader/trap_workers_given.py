"""The data has its workers, by its constructor or as an attribute."""

import numpy as np
import tensorflow as tf


class Files(tf.keras.utils.PyDataset):
    def __init__(self, paths, **kwargs):
        super().__init__(**kwargs)
        self.paths = paths

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        part = np.load(self.paths[index])
        return part["x"], part["y"]


class Slices(tf.keras.utils.PyDataset):
    def __init__(self):
        super().__init__()
        self.x = np.zeros([64, 4], "float32")

    def __len__(self):
        return 8

    def __getitem__(self, index):
        return self.x[index * 8:index * 8 + 8], self.x[index * 8:index * 8 + 8, :1]


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Slices())
files = Files([], workers=4)
if len(files):
    model.fit(files)
