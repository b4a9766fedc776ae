import tensorflow as tf


def outputs_of(heads, features):
    outputs = tf.zeros([32, 0])
    for head in heads:
        outputs = tf.concat([outputs, head(features, training=False)], axis=1)
    return outputs


def outputs_by_number(heads, features, number):
    outputs = tf.zeros([32, 0])
    for i in range(number):
        outputs = tf.concat([outputs, heads[i](features, training=False)], axis=1)
    return outputs
