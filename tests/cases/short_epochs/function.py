import numpy as np
from tensorflow import keras
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def train(images, labels, batch_size=16):
    augment = ImageDataGenerator(horizontal_flip=True)
    batches = augment.flow(images, labels, batch_size=batch_size)
    model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
    model.compile("adam", "mse")
    model.fit(
        batches,
        epochs=10,
        steps_per_epoch=len(images) // batch_size,  # TFA207
    )
    return model


def defaults(images, labels):
    batches = ImageDataGenerator().flow(images, labels)
    model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
    model.compile("adam", "mse")
    model.fit(batches, steps_per_epoch=images.shape[0] // 32, epochs=3)  # TFA207


train(np.zeros((100, 8, 8, 3)), np.zeros((100, 10)))
defaults(np.zeros((100, 8, 8, 3)), np.zeros((100, 10)))
