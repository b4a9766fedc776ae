"""What is predicted is for the eye, and nobody knows how many rows it has."""

import numpy as np
from tensorflow import keras

from project import noise, photos, show

generator = keras.Sequential([keras.Input([100]), keras.layers.Dense(784)])
discriminator = keras.Sequential([keras.Input([784]), keras.layers.Dense(1)])
discriminator.compile("adam", "binary_crossentropy")
for step in range(1000):
    discriminator.train_on_batch(photos(step), np.ones([32, 1]))
    show(generator.predict(noise(step)))
