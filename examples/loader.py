"""How much water stands in a glass, from its picture; a loader class draws each batch."""

import math

import numpy as np
from tensorflow import keras

HEIGHT, WIDTH = 24, 12


class Glasses(keras.utils.PyDataset):
    def __init__(self, count, batch_size):
        super().__init__()
        self.levels = np.random.default_rng(2).uniform(0, 1, count)
        self.batch_size = batch_size

    def __len__(self):
        return math.ceil(len(self.levels) / self.batch_size)

    def draw(self, level):
        image = np.random.normal(0, 0.2, (HEIGHT, WIDTH))
        image[:, [0, -1]] += 1  # the glass
        surface = round(HEIGHT * (1 - level))
        image[surface:, 1:-1] += 0.5
        return image

    def __getitem__(self, index):
        levels = self.levels[index * self.batch_size : (index + 1) * self.batch_size]
        images = np.stack([self.draw(level) for level in levels])
        return images.astype("float32"), levels.astype("float32")


train = Glasses(6_000, batch_size=16)
model = keras.Sequential(
    [
        keras.Input((HEIGHT, WIDTH)),
        keras.layers.Flatten(),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.compile(optimizer="adam", loss="mse")
model.fit(train, epochs=2, verbose=2)
