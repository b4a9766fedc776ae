"""Random numbers are drawn for training only, and this is another mode."""

import tensorflow.compat.v1 as tf


def augment(image, mode):
    if mode == tf.estimator.ModeKeys.TRAIN:
        image = tf.image.random_flip_left_right(image)
    return image


def serving_input_fn():
    mode = tf.estimator.ModeKeys.PREDICT
    image = tf.placeholder(tf.float32, [None, 32, 32, 3])
    data = tf.data.Dataset.from_tensor_slices(image)
    data = data.map(lambda x: augment(x, mode))
    return data.batch(8)


def train_input_fn(images):
    data = tf.data.Dataset.from_tensor_slices(images)
    data = data.map(lambda x: augment(x, tf.estimator.ModeKeys.TRAIN))  # TFA302
    return data.shuffle(10_000).batch(64)
