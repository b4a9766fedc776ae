"""Objects of classes of the script's own that hold arrays, or stand for more than one kind."""

import keras


class Spectrograms:
    def __init__(self, sounds, labels):
        self.sounds, self.labels = sounds, labels


class Loader(keras.utils.PyDataset):
    def __init__(self, sounds, labels, **kwargs):
        super().__init__(**kwargs)
        self.sounds, self.labels = sounds, labels

    def __len__(self):
        return len(self.sounds)

    def __getitem__(self, index):
        return self.sounds[index], self.labels[index]


def train(model: keras.Model, data: Spectrograms, batch_size: int = 32):
    model.fit(data.sounds, data.labels, epochs=5, batch_size=batch_size)


def train_on(model: keras.Model, loader: Loader, batch_size: int = 32):
    sounds = loader.sounds
    model.fit(sounds, loader.labels, epochs=5, batch_size=batch_size)
