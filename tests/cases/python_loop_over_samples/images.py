"""Operations on images that take all of a batch at once."""

import tensorflow as tf


def centre(image):
    image = tf.image.adjust_brightness(image, 0.1)
    return tf.image.crop_to_bounding_box(image, 2, 2, 4, 4)


@tf.function
def crops(images):
    return tf.map_fn(centre, images)  # TFA205


print(crops(tf.random.uniform([16, 8, 8, 3])).shape)
