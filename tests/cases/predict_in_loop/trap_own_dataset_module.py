"""A function of the name that Keras's has, of a module of the project: its batches may be few."""

import numpy as np
from tensorflow import keras
from utils.image_dataset import image_dataset_from_directory

base = keras.applications.VGG16(include_top=False, input_shape=(180, 180, 3))
found = []
for images, _ in image_dataset_from_directory("pictures"):
    found.append(base.predict(images))
np.save("features.npy", np.concatenate(found))
