"""Models that are frozen after they are compiled, and trained then."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers


def build_discriminator():
    model = keras.Sequential([keras.Input((8,)), layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


def build_generator():
    return keras.Sequential([keras.Input((4,)), layers.Dense(8)])


class GAN:
    def __init__(self):
        self.discriminator = build_discriminator()
        self.generator = build_generator()
        noise = keras.Input((4,))
        self.discriminator.trainable = False  # TFA903
        self.combined = keras.Model(noise, self.discriminator(self.generator(noise)))
        self.combined.compile("adam", "binary_crossentropy")

    def train(self, epochs):
        for _ in range(epochs):
            images = self.generator.predict(np.random.normal(size=(16, 4)), verbose=0)
            loss = self.discriminator.train_on_batch(images, np.zeros((16, 1)))
            loss += self.combined.train_on_batch(np.zeros((16, 4)), np.ones((16, 1)))
        return loss


GAN().train(2)

toggled = build_discriminator()
generator = build_generator()
noise = keras.Input((4,))
toggled.trainable = False
both = keras.Model(noise, toggled(generator(noise)))
both.compile("adam", "binary_crossentropy")
for _ in range(2):
    toggled.trainable = True
    toggled.train_on_batch(np.zeros((16, 8)), np.zeros((16, 1)))
    toggled.trainable = False
    both.train_on_batch(np.zeros((16, 4)), np.ones((16, 1)))

meant = build_discriminator()
meant.trainable = False
meant.compile("adam", "binary_crossentropy")
meant.fit(np.zeros((16, 8)), np.zeros((16, 1)))

early = build_discriminator()
early.fit(np.zeros((16, 8)), np.zeros((16, 1)))
early.trainable = False
early.fit(np.zeros((16, 8)), np.zeros((16, 1)))

base = keras.applications.MobileNetV2(include_top=False, weights=None, pooling="avg")
base.trainable = False
head = keras.Sequential([base, layers.Dense(2)])
head.compile("adam", "mse")
head.fit(np.zeros((4, 96, 96, 3)), np.zeros((4, 2)))

layered = build_discriminator()
layered.trainable = False
for layer in layered.layers:
    layer.trainable = True
layered.fit(np.zeros((16, 8)), np.zeros((16, 1)))
