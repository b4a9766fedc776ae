"""Keras 2, where `fit` has a single worker, unless it is told otherwise."""

from tf_keras.layers import Dense, Flatten
from tf_keras.models import Sequential
from tf_keras.preprocessing.image import ImageDataGenerator

images = ImageDataGenerator(rescale=1 / 255).flow_from_directory("pictures", batch_size=16)
model = Sequential([Flatten(), Dense(2)])
model.compile("sgd", "mse")
model.fit(images, epochs=2)  # TFA310
model.fit_generator(generator=images, epochs=2)  # TFA310
model.fit_generator(images, epochs=2, workers=4)
# How many batches may wait changes nothing about who makes them; processes do.
model.fit(images, epochs=3, max_queue_size=20, use_multiprocessing=False)  # TFA310
model.fit(images, epochs=3, max_queue_size=20, use_multiprocessing=True)
