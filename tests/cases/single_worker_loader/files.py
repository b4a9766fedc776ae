import os

import numpy as np
import tensorflow as tf


class Files(tf.keras.utils.PyDataset):
    def __init__(self, paths):
        super().__init__()
        self.paths = paths

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        with np.load(self.paths[index]) as part:
            return part["x"], part["y"]


class Trainer:
    def __init__(self, folder):
        self.data = Files([os.path.join(folder, name) for name in os.listdir(folder)])
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.model.compile("sgd", "mse")

    def train(self):
        self.model.fit(self.data)  # TFA310


if os.path.isdir("parts"):
    Trainer("parts").train()
