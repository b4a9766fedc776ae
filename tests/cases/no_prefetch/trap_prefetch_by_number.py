"""How far to read ahead is a parameter: AUTOTUNE is no zero, and an option may be any number."""

import argparse

import tensorflow as tf


def batches(x, ahead=tf.data.AUTOTUNE):
    ds = tf.data.Dataset.from_tensor_slices(x).batch(8)
    return ds.prefetch(ahead) if ahead else ds


@tf.function
def total(ds):
    result = tf.constant(0.0)
    for batch in ds:
        result += tf.reduce_sum(batch)
    return result


parser = argparse.ArgumentParser()
parser.add_argument("--ahead", type=int, default=2)
x = tf.ones([64, 4])
print(total(batches(x)))
print(total(batches(x, parser.parse_args().ahead)))
