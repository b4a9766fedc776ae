import tensorflow as tf


def sequences(text, length):
    return tf.data.Dataset.from_tensor_slices(text).batch(length + 1).shuffle(1000)
