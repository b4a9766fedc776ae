"""Images that an object keeps once it has them, for a model that a table's builder makes."""

import sys

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def build_small(size):
    return tf.keras.Sequential([tf.keras.Input([size, size, 3]), tf.keras.layers.Flatten()])


def build_large(size):
    layers = [tf.keras.layers.Conv2D(8, 3), tf.keras.layers.Flatten()]
    return tf.keras.Sequential([tf.keras.Input([size, size, 3]), *layers])


class Images:
    def __init__(self, folder):
        self.folder = folder
        self.train = None
        self.test = None

    def both(self):
        if self.train is not None and self.test is not None:
            return self.train, self.test
        images = ImageDataGenerator(rescale=1 / 255)
        self.train = images.flow_from_directory(self.folder, subset="training")
        self.test = images.flow_from_directory(self.folder, subset="validation")
        return self.train, self.test


builders = {"small": build_small, "large": build_large}
optimizers = {"adam": tf.keras.optimizers.Adam, "sgd": tf.keras.optimizers.SGD}
builder = builders.get(sys.argv[1])
if builder is None:
    raise SystemExit("no such model")
model = builder(64)
model.compile(optimizers[sys.argv[2]](1e-3), "mse")
train, test = Images(sys.argv[3]).both()
model.fit(train, validation_data=test, epochs=9)  # TFA310
