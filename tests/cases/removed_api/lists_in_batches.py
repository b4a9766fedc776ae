"""Generators and loaders that give lists of inputs or labels."""

import numpy as np
from tensorflow import keras
from tensorflow.keras.layers import Concatenate, Dense

pictures, texts, labels = np.zeros((64, 8)), np.zeros((64, 8)), np.zeros((64, 1))


def pairs(size):
    while True:
        for start in range(0, 64, size):
            part = slice(start, start + size)
            yield [pictures[part], texts[part]], labels[part]  # TFA903


def collected(size):
    while True:
        first, second = [], []
        for place in np.random.randint(64, size=size):
            first.append(pictures[place])
            second.append(texts[place])
        batch = [np.array(first), np.array(second)]
        yield batch, labels[:size]


def tuples(size):
    while True:
        yield (pictures[:size], texts[:size]), labels[:size]


def arrays(size):
    while True:
        rows = []
        for place in range(size):
            rows.append(pictures[place])
        rows = np.array(rows)
        yield (rows, rows), labels[:size]


def listed(size):
    for start in range(0, 64, size):
        yield [pictures[start : start + size], labels[start : start + size]]  # TFA903


def names(size):
    yield [f"{size}"], size


class Loader(keras.utils.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        part = slice(index * 16, index * 16 + 16)
        return (pictures[part], texts[part]), [labels[part]]  # TFA903


class Whole(Loader):
    def __getitem__(self, index):
        return [(pictures[:16], texts[:16]), labels[:16]]


first, second = keras.Input((8,)), keras.Input((8,))
model = keras.Model([first, second], Dense(1)(Concatenate()([first, second])))
model.compile("sgd", "mse")
model.fit(pairs(16), steps_per_epoch=4, validation_data=tuples(16), validation_steps=4)
model.fit(
    collected(16),  # TFA903
    steps_per_epoch=4,
)
model.fit(arrays(16), steps_per_epoch=4)
model.fit(Loader(), validation_data=Whole())
model.fit([pictures, texts], labels, validation_data=([pictures, texts], labels))
single = keras.Sequential([keras.Input((8,)), Dense(1)])
single.compile("sgd", "mse")
single.fit(listed(16), epochs=1)
print(next(names(1)))
