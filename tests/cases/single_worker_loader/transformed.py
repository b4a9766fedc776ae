"""Arrays in memory, whose images are turned and shifted one after another."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def augmenter():
    return ImageDataGenerator(rotation_range=10, zoom_range=[0.8, 1.2])


(x, y), _ = tf.keras.datasets.cifar10.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", "mse")
model.fit(augmenter().flow(x, y, batch_size=128), epochs=20)  # TFA310
images = augmenter().flow(x, y, batch_size=128)
model.fit_generator(images, epochs=20)  # TFA310
