"""Random numbers by their names in TensorFlow 1."""

import glob

import tensorflow as tf


def read_png(name):
    return tf.cast(tf.image.decode_png(tf.read_file(name), channels=3), tf.float32) / 255


def distort(image):
    if tf.random_uniform([]) > 0.5:
        image = tf.image.flip_left_right(image)
    return image + tf.random_normal(tf.shape(image), stddev=0.1)


def patch(image):
    return tf.image.resize_images(tf.random_crop(image, [256, 256, 3]), [128, 128])


def small(image):
    return tf.image.resize_image_with_crop_or_pad(image, 128, 128)


names = tf.data.Dataset.from_tensor_slices(glob.glob("*.png"))
images = names.shuffle(100).repeat().map(read_png, num_parallel_calls=16)
patches = images.map(patch).batch(8).prefetch(8)  # TFA302
distorted = images.map(distort).batch(8).prefetch(8)  # TFA302
shrunk = images.map(small, 4).batch(8).prefetch(8)
