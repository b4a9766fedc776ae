"""Each part of the program makes its own settings; the first of them configure the GPU in time."""

import os

import tensorflow as tf


class Settings:
    rate = 1e-3

    def __init__(self):
        gpus = tf.config.list_physical_devices("GPU")
        if gpus:
            tf.config.set_visible_devices(gpus[0], "GPU")
            os.environ["CUDA_VISIBLE_DEVICES"] = "0"


class Images:
    def __init__(self, settings):
        self.settings = settings
        self.dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([9, 8, 8, 3])).batch(3)


class Network:
    def __init__(self, settings):
        self.optimizer = tf.keras.optimizers.Adam(settings.rate)


images = Images(Settings())
network = Network(Settings())
