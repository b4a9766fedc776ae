"""The arguments may be refused, and the script goes on without them."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images = ImageDataGenerator(rescale=1 / 255).flow_from_directory("pictures", batch_size=16)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
model.compile("sgd", "mse")
try:
    model.fit(images, epochs=20, workers=4)
except TypeError:
    images.workers = 4
    model.fit(images, epochs=20)
