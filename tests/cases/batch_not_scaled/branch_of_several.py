"""A model for several GPUs in one branch, and one for a single GPU in the other."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--multi_gpu", action="store_true")
args = parser.parse_args()


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def data(size):
    rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
    return rows.shuffle(640).batch(size)


if args.multi_gpu:
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build()
else:
    model = build()
model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]), batch_size=64)  # TFA403

if args.multi_gpu:
    several = tf.distribute.MirroredStrategy()
    with several.scope():
        other = build()
    other.fit(data(64 * several.num_replicas_in_sync))
else:
    other = build()
    other.fit(data(64))

size = 16
if args.multi_gpu:
    third = tf.distribute.MirroredStrategy()
    size *= third.num_replicas_in_sync
    with third.scope():
        model = build()
    model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]), batch_size=size)
