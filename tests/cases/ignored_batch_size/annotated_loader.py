"""A function that says it gets the file's own `PyDataset`; who calls it is out of sight."""

import keras
import numpy as np


class Spectrograms(keras.utils.PyDataset):
    def __init__(self, sounds, labels, batch_size=32, **kwargs):
        super().__init__(**kwargs)
        self.sounds, self.labels, self.batch_size = sounds, labels, batch_size

    def __len__(self):
        return len(self.sounds) // self.batch_size

    def __getitem__(self, index):
        rows = slice(index * self.batch_size, (index + 1) * self.batch_size)
        return np.abs(self.sounds[rows]), self.labels[rows]


def train(model: keras.Model, loader: Spectrograms, held_out: Spectrograms, batch_size: int = 32):
    model.fit(loader, validation_data=held_out, epochs=5, batch_size=batch_size)  # TFA202


def predict(model: keras.Model, loader: Spectrograms, batch_size: int = 32):
    return model.predict(loader, batch_size=batch_size)  # TFA202
