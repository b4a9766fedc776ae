"""Numbers that the batch size divides, that are no numbers of samples, or of other batches."""

import math

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

nb_train_samples = 2000
steps = 1000
batch_size = 16

train = ImageDataGenerator(rescale=1 / 255).flow_from_directory("train", batch_size=batch_size)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(6)])
model.compile("adam", "categorical_crossentropy")
model.fit(train, steps_per_epoch=nb_train_samples // batch_size, epochs=50)
model.fit(train, steps_per_epoch=steps // batch_size, epochs=50)
model.fit(train, steps_per_epoch=nb_train_samples // 30, epochs=50)
model.fit(train, steps_per_epoch=math.ceil(1448 / batch_size), epochs=50)
model.fit(train, steps_per_epoch=100, epochs=50)
