"""A part that is thawed for its own training, and trained by the combined model as well."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers


def build_generator():
    return keras.Sequential([keras.Input((4,)), layers.Dense(8)])


def build_discriminator():
    return keras.Sequential([keras.Input((8,)), layers.Dense(1, activation="sigmoid")])


def build_gan(generator, discriminator):
    discriminator.compile(loss="binary_crossentropy", optimizer="adam")
    discriminator.trainable = False
    noise = keras.Input((4,))
    gan = keras.Model(noise, discriminator(generator(noise)))
    gan.compile(loss="binary_crossentropy", optimizer="adam")
    return gan


def train(generator, discriminator, gan, images, steps):
    for step in range(steps):
        real = images[np.random.randint(0, len(images), 16)]
        if real.shape[0] != 16:
            continue
        fake = generator.predict_on_batch(np.random.normal(size=(16, 4)))
        discriminator.trainable = True
        labels = np.concatenate([np.ones((16, 1)), np.zeros((16, 1))])
        discriminator.train_on_batch(np.concatenate([real, fake]), labels)
        gan.train_on_batch(np.random.normal(size=(16, 4)), np.ones((16, 1)))  # TFA903


generator, discriminator = build_generator(), build_discriminator()
gan = build_gan(generator, discriminator)
train(generator, discriminator, gan, np.random.normal(size=(64, 8)), 100)
