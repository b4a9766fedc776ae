"""Keras 2 begins each epoch anew."""

import numpy as np
import tf_keras as keras
from tf_keras.preprocessing.image import ImageDataGenerator

images, labels = np.zeros((100, 8, 8, 3)), np.zeros((100, 1))
train = ImageDataGenerator().flow(images, labels, batch_size=32)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, steps_per_epoch=len(images) // 32, epochs=4)
