"""What is random is switched off where the function is mapped."""

import functools

import tensorflow as tf


def prepare(image, label, training=False, mirrored=None):
    if training:
        image = tf.image.random_flip_left_right(image)
    if mirrored is not None and mirrored == "random":
        image = tf.image.random_flip_up_down(image)
    image = tf.image.random_brightness(image, 0.1) if training else image
    return image, label


images = tf.data.Dataset.from_tensor_slices((tf.zeros([16, 8, 8, 3]), tf.zeros([16])))
validation = images.map(prepare).cache().batch(4)
test = images.map(lambda x, y: prepare(x, y, training=False)).cache().batch(4)
third = images.map(functools.partial(prepare, training=False, mirrored="no")).cache().batch(4)
for part in (*validation, *test, *third):
    print(part[0].shape)
