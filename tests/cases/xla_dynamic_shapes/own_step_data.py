# helper: the step that is reported for own_step.py stands here
import tensorflow as tf


def sequences(batch_size):
    rows = tf.ragged.constant([[1, 2], [3], [4, 5, 6], [7]] * 4)
    return tf.data.Dataset.from_tensor_slices(rows).map(lambda row: row + 0).padded_batch(
        batch_size, padded_shapes=[None]
    )
