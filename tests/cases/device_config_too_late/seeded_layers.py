"""Keras 3 makes the variable of a layer's seed as it makes the layer."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)])


def limit_memory():
    gpus = tf.config.experimental.list_physical_devices("GPU")
    [tf.config.experimental.set_memory_growth(gpu, True) for gpu in gpus]  # TFA102


limit_memory()
model = keras.Sequential([augment, layers.Flatten(), layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(np.ones([64, 8, 8, 3]), np.ones([64, 1]))
