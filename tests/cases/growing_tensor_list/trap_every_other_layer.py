"""Every other block of a network is joined to what the ones before gave."""

import tensorflow as tf


def joined(inputs, blocks):
    outputs = inputs
    for number in range(0, len(blocks), 2):
        outputs = tf.concat([outputs, blocks[number](inputs)], axis=-1)
    return outputs
