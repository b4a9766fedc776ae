"""Classes whose `compile` tells that of Keras to do without XLA, or what is not known."""

import json

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Augmented(keras.Model):
    def __init__(self):
        super().__init__()
        self.rotation = layers.RandomRotation(0.1)
        self.out = keras.Sequential([layers.Flatten(), layers.Dense(1)])

    def call(self, images, training=False):
        return self.out(self.rotation(images, training=training))


class WithoutXla(Augmented):
    def compile(self, *args, **kwargs):
        super().compile(*args, jit_compile=False, **kwargs)


class AsSettingsSay(Augmented):
    def compile(self, **kwargs):
        with open("settings.json") as file:
            super().compile(**json.load(file), **kwargs)


images, labels = np.load("images.npy"), tf.zeros([1000, 1])
plain = WithoutXla()
plain.compile("adam", "mse")
plain.fit(images, labels)
told = AsSettingsSay()
told.compile(optimizer="adam", loss="mse")
told.fit(images, labels)
