"""A simulation, and a map inside the function of an interleave."""
import tensorflow as tf

sim = tf.data.Dataset.range(100).map(lambda i: tf.random.uniform([]))
files = tf.data.Dataset.from_tensor_slices(["a", "b"]).interleave(
    lambda f: tf.data.TextLineDataset(f).map(lambda line: (line, tf.random.uniform([]))),
    cycle_length=2,
    num_parallel_calls=tf.data.AUTOTUNE,
)


def unknown(data, function):
    return data.map(function)
