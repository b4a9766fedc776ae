"""What the loop goes through may be tensors."""

import tensorflow as tf


@tf.function
def scaled(rows, step):
    return rows * tf.cast(step, tf.float32)


def run(rows, count, given):
    steps = tf.data.Dataset.range(1000) if given else range(count)
    for step in steps:
        scaled(rows, step)
