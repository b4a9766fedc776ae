import tensorflow as tf


def contexts(rows, size):
    """What a bandit is shown, without an end."""
    return tf.data.Dataset.from_tensor_slices(rows).repeat().shuffle(size)  # TFA308


for row in contexts(tf.zeros([64, 8]), 16).take(3):
    print(row)
