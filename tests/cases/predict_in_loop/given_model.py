"""The model and the batches come from callers out of sight; what is done with them tells."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.utils import img_to_array, load_img


def sort_pictures(model, paths):
    good = []
    for path in paths:
        picture = np.expand_dims(img_to_array(load_img(path, target_size=(80, 80))), axis=0)
        if model.predict(picture / 255.0)[0][0] > 0.5:  # TFA204
            good.append(path)
    return good


def accuracy(model, dataset):
    right = []
    for images, labels in dataset:
        scores = model.predict(images)  # TFA204
        right.extend(scores.argmax(axis=1) == tf.argmax(labels, axis=1).numpy())
    return np.mean(right)
