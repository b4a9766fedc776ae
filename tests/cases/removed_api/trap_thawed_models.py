"""Frozen again before the combined model trains, never frozen, compiled again, or to be tuned."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

noise, labels = np.zeros((16, 4)), np.ones((16, 1))


def build_discriminator():
    model = keras.Sequential([keras.Input((8,)), layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


def combine(part):
    inputs = keras.Input((4,))
    model = keras.Model(inputs, part(layers.Dense(8)(inputs)))
    model.compile("adam", "binary_crossentropy")
    return model


toggled = build_discriminator()
toggled.trainable = False
both = combine(toggled)
for _ in range(20):
    toggled.trainable = True
    toggled.train_on_batch(np.zeros((16, 8)), labels)
    toggled.trainable = False
    both.train_on_batch(noise, labels)

together = build_discriminator()
whole = combine(together)
for _ in range(20):
    together.trainable = True
    whole.train_on_batch(noise, labels)

tuned = build_discriminator()
tuned.trainable = False
network = combine(tuned)
network.fit(noise, labels)
tuned.trainable = True
network.compile("adam", "binary_crossentropy")
network.fit(noise, labels)

base = build_discriminator()
base.trainable = False
classifier = combine(base)
base.trainable = True
classifier.fit(noise, labels)
