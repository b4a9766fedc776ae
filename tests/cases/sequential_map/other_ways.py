"""One `map` in the text, of which only the training way draws random numbers."""

import tensorflow as tf

images = tf.zeros([640, 32, 32, 3])


def prepare(image, training):
    if training:
        image = tf.image.random_flip_left_right(image)
    return tf.cast(image, tf.float32) / 255.0


def make(training):
    dataset = tf.data.Dataset.from_tensor_slices(images)
    return dataset.map(lambda image: prepare(image, training)).batch(32)  # TFA302


train, test = make(True), make(False)
