import functools

import tensorflow as tf

AUGMENT = False  # a setting, which may be turned


def prepare(image, label, training=False):
    if training:
        image = tf.image.random_flip_left_right(image)
    return image, label


images = tf.data.Dataset.from_tensor_slices((tf.zeros([16, 8, 8, 3]), tf.zeros([16])))
train = images.map(lambda x, y: prepare(x, y, training=True)).batch(4)  # TFA302
second = images.map(functools.partial(prepare, training=True)).batch(4)  # TFA302
third = images.map(lambda x, y: prepare(x, y, AUGMENT)).batch(4)  # TFA302
for part in (*train, *second, *third):
    print(part[0].shape)
