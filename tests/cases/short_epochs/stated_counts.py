"""The number of images in a folder, as the script states it."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

num_of_train_samples = 1448
batch_size = 64

train = ImageDataGenerator(rescale=1 / 255).flow_from_directory("train", batch_size=batch_size)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(6)])
model.compile("adam", "categorical_crossentropy")
model.fit(train, steps_per_epoch=num_of_train_samples // batch_size, epochs=50)  # TFA207
model.fit(train, steps_per_epoch=1448 // batch_size, epochs=50)  # TFA207
model.fit(train, steps_per_epoch=int(num_of_train_samples / batch_size), epochs=50)  # TFA207
