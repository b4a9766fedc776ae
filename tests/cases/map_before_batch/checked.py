"""What checks that numbers are finite gives them back, of one sample and of a batch."""

import numpy as np
import tensorflow as tf

images, labels = np.load("images.npy"), np.load("labels.npy")


def scale(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


def check(image, label):
    image = tf.debugging.check_numerics(image, "Image is not finite")
    return image, label


train = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(10_000)
train = train.map(scale, num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
train = train.map(check, num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
train = train.batch(64).prefetch(tf.data.AUTOTUNE)
