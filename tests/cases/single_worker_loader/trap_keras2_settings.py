"""Keras 2, where a dict of settings says how many workers `fit` has."""

from tf_keras.layers import Dense, Flatten
from tf_keras.models import Sequential
from tf_keras.preprocessing.image import ImageDataGenerator

SETTINGS = {"epochs": 2, "workers": 4}

images = ImageDataGenerator(rescale=1 / 255).flow_from_directory("pictures", batch_size=16)
model = Sequential([Flatten(), Dense(2)])
model.compile("sgd", "mse")
model.fit(images, **SETTINGS)
model.fit_generator(images, **SETTINGS)
