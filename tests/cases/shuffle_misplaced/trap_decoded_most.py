"""Buffers of a small part of the images, or of what is shuffled before it is decoded."""

import os

import tensorflow as tf

PART = 0.1


def load(name):
    image = tf.io.decode_jpeg(tf.io.read_file("pictures/" + name), channels=3)
    return tf.image.resize(image, [512, 512]) / 255.0


def pictures(names, scale):
    images = tf.data.Dataset.from_tensor_slices(names)
    yield images.map(load).shuffle(int(PART * len(names))).batch(32)
    yield images.map(load).shuffle(len(names) // 32).batch(32)
    yield images.map(load).shuffle(int(scale * len(names))).batch(32)
    yield images.shuffle(int((1 - PART) * len(names))).map(load).batch(32)


for train in pictures(sorted(os.listdir("pictures")), float(os.environ["SCALE"])):
    for batch in train:
        print(batch)
