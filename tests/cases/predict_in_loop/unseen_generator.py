"""What is called on an input of Keras, and predicts, is a model, whoever made it."""

import numpy as np
from tensorflow import keras

from project import make_generator, photos

generator = make_generator()
noise = keras.Input([100])
discriminator = keras.Sequential([keras.Input([784]), keras.layers.Dense(1)])
discriminator.compile("adam", "binary_crossentropy")
gan = keras.Model(noise, discriminator(generator(noise)))
gan.compile("adam", "binary_crossentropy")
every = 500 if len(photos) > 9 else 1000
for step in range(10_000):
    noises = np.random.normal(size=(16, 100))
    painted = generator.predict(noises)  # TFA204
    discriminator.train_on_batch(photos(step), np.ones([16, 1]))
    discriminator.train_on_batch(painted, np.zeros([16, 1]))
    gan.train_on_batch(noises, np.ones([16, 1]))
    if step % every == 0:
        print(generator.predict(np.random.normal(size=(1, 100))))  # to look at
