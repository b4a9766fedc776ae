"""Batches of a dataset whose maker is imported from a module of Keras 2."""

import numpy as np
from keras.utils.image_dataset import image_dataset_from_directory
from tensorflow import keras

base = keras.applications.VGG16(include_top=False, input_shape=(180, 180, 3))


def features_of(folder):
    found = []
    pictures = image_dataset_from_directory(folder, image_size=(180, 180), batch_size=32)
    for images, _ in pictures:
        images = keras.applications.vgg16.preprocess_input(images)
        found.append(base.predict(images))  # TFA204
    return np.concatenate(found)


np.save("features.npy", features_of("pictures"))
