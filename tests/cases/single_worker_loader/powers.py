import cv2
import numpy as np
import tensorflow as tf


class Photographs(tf.keras.utils.Sequence):
    def __init__(self, paths, labels, batch=16):  # TFA310
        self.paths = paths
        self.labels = labels
        self.batch = batch

    def __len__(self):
        return len(self.paths) // self.batch

    def load(self, path):
        return cv2.imread(path) ** np.random.uniform(0.9, 1.1)  # no `**kwargs`

    def __getitem__(self, index):
        part = slice(index * self.batch, (index + 1) * self.batch)
        return np.stack([self.load(path) for path in self.paths[part]]), self.labels[part]


def train(paths, labels):
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
    model.compile("sgd", "mse")
    model.fit(Photographs(paths, labels))  # TFA310
