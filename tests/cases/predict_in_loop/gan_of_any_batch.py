"""How many rows nobody knows: as many as the discriminator is trained on at once."""

import numpy as np
from tensorflow import keras

from project import photos

generator = keras.Sequential([keras.Input([100]), keras.layers.Dense(784)])
discriminator = keras.Sequential([keras.Input([784]), keras.layers.Dense(1)])
discriminator.compile("adam", "binary_crossentropy")


def train(steps, batch):
    half = batch // 2
    for _ in range(steps):
        noise = np.random.normal(size=(half, 100))
        fakes = generator.predict(noise)  # TFA204
        pictures = np.concatenate([fakes, photos(half)])
        discriminator.train_on_batch(pictures, np.repeat([0.0, 1.0], half))
