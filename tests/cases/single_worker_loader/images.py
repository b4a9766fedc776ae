import os

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def train(folder):
    images = ImageDataGenerator(rescale=1 / 255, horizontal_flip=True).flow_from_directory(
        folder, target_size=(64, 64), batch_size=16
    )
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
    model.compile("sgd", "mse")
    model.fit(images, epochs=2)  # TFA310
    model.layers[0].trainable = False
    model.fit(images, epochs=4, initial_epoch=2)
    if os.path.isdir("more"):
        more = ImageDataGenerator(rescale=1 / 255).flow_from_directory("more", batch_size=16)
        model.fit_generator(more, max_queue_size=32)  # TFA310
        model.fit_generator(more, workers=4, max_queue_size=32)


if os.path.isdir("pictures"):
    train("pictures")
