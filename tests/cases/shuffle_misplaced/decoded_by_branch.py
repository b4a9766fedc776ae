"""The buffer holds many decoded images, however many the branch has chosen."""

import os

import tensorflow as tf

if "scratch" in os.getcwd():
    BUFFER = 20_000
else:
    BUFFER = 2_000


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path), channels=3)


paths = tf.io.gfile.glob("*.jpg")
train = tf.data.Dataset.from_tensor_slices(paths).map(load).shuffle(BUFFER).batch(32)  # TFA308
