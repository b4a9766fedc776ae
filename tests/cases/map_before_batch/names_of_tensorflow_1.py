"""What works on a whole batch as on one sample, by its names in TensorFlow 1."""

import numpy as np
import tensorflow as tf


def scale(image, label):
    return tf.div(tf.to_float(image), 255.0), label


def resize(image, label):
    return tf.image.resize_images(image, [32, 32]), label


def crop(image, label):
    return tf.random_crop(image, [24, 24, 3]), label


images, labels = np.load("images.npy"), np.load("labels.npy")
samples = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(1000)
train = samples.map(scale).batch(32)  # TFA301
small = samples.map(resize).batch(32)  # TFA301
# Each image of a batch gets the same cut.
cut = samples.map(crop, num_parallel_calls=4).batch(32)
