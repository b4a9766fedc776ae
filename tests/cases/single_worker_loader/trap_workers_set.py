"""Workers that are set are enough."""

import os

import numpy as np
import tensorflow as tf

generator = tf.keras.preprocessing.image.ImageDataGenerator(horizontal_flip=True)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(generator.flow(np.zeros([16, 8, 8, 3]), np.zeros([16, 1]), batch_size=8))
if os.path.isdir("pictures"):
    pictures = generator.flow_from_directory("pictures")
    pictures.workers = 4
    model.fit(pictures)
still = tf.keras.preprocessing.image.ImageDataGenerator(rotation_range=0, rescale=1 / 255)
model.fit(still.flow(np.zeros([16, 8, 8, 3]), np.zeros([16, 1]), batch_size=8))
