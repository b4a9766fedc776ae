"""What an import that fails gave to `partial`, or another name, is told where it is imported."""

from functools import partial

import tensorflow as tf
import tensorflow.contrib.slim as slim  # TFA903

conv = partial(slim.conv2d, activation_fn=None)
flatten = slim.flatten


def encode(images):
    convolve = partial(conv, normalizer_fn=slim.batch_norm)
    codes = flatten(convolve(images, 8, 5))
    return tf.contrib.layers.softmax(conv(codes, 4, 1))  # TFA903


print(encode(tf.ones([1, 8, 8, 3])))
