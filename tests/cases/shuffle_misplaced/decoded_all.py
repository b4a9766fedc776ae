"""The buffer is as large as the set, and holds all its images, decoded."""

import os

import tensorflow as tf

names = sorted(os.listdir("pictures"))
labels = [int(name[0]) for name in names]


def load(name, label):
    image = tf.io.decode_jpeg(tf.io.read_file("pictures/" + name), channels=3)
    return tf.image.resize(image, [224, 224]) / 255.0, label


pictures = tf.data.Dataset.from_tensor_slices((names, labels))
train = pictures.map(load).shuffle(len(names)).batch(32)  # TFA308
train = pictures.shuffle(len(names)).map(load).batch(32)
