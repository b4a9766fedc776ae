"""Imports from where Keras 3 keeps what `tf.keras` alone has, as editors complete them."""

import keras
from keras._tf_keras.keras.preprocessing.image import ImageDataGenerator as Images
from keras.src.legacy.preprocessing.image import ImageDataGenerator

train = ImageDataGenerator(rescale=1 / 255).flow_from_directory("train", batch_size=48)
other = Images(rescale=1 / 255).flow_from_directory("other", batch_size=48)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "mae")
model.fit(train, steps_per_epoch=train.n // train.batch_size, epochs=4)  # TFA207
model.fit(other, steps_per_epoch=other.n // other.batch_size, epochs=4)  # TFA207
