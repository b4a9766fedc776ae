"""Numbers that divide, that are rounded up, or of something else."""

import math

import numpy as np
from tensorflow import keras
from tensorflow.keras.datasets import mnist
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images, labels = np.zeros((128, 8, 8, 3)), np.zeros((128, 1))
train = ImageDataGenerator().flow(images, labels, batch_size=32)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, steps_per_epoch=128 // 32, epochs=4)
model.fit(train, steps_per_epoch=math.ceil(len(images) / 32), epochs=4)
model.fit(train, steps_per_epoch=len(train), epochs=4)
model.fit(train, steps_per_epoch=100, epochs=4)
model.fit(train, steps_per_epoch=len(images) // 16, epochs=4)
model.fit(images, labels, steps_per_epoch=len(images) // 32, epochs=4)
(digits, numbers), _ = mnist.load_data()
model.fit(train, steps_per_epoch=len(digits) // 32, epochs=4)
whole = ImageDataGenerator().flow(digits[..., None], numbers, batch_size=100)
model.fit(whole, steps_per_epoch=len(digits) // 100, epochs=4)
digits = digits.reshape(-1, 28, 28, 1).astype("float32") / 255
whole = ImageDataGenerator().flow(digits, numbers, batch_size=100)
model.fit(whole, steps_per_epoch=digits.shape[0] // 100, epochs=4)
