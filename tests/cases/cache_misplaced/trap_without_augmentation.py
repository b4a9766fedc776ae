"""The random steps are for the training data alone."""

import tensorflow as tf


def load(size, augment):
    def load_fn(name):
        image = tf.io.decode_jpeg(tf.io.read_file(name), 3)
        if augment:
            image = tf.image.random_flip_left_right(image)
        return tf.image.resize_with_crop_or_pad(image, size, size)

    return load_fn


load_test = load(64, augment=False)
test = tf.data.Dataset.list_files("test/*.jpg", shuffle=False).map(load_test)
test = test.cache().batch(4).prefetch(1)
for images in test:
    print(images.shape)
