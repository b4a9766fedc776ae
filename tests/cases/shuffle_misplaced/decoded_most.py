"""The buffer is as large as the larger part of the set, and holds its images, decoded."""

import os

import tensorflow as tf

PART = 0.1


def load(name):
    image = tf.io.decode_jpeg(tf.io.read_file("pictures/" + name), channels=3)
    return tf.image.resize(image, [512, 512]) / 255.0


names = sorted(os.listdir("pictures"))
pictures = tf.data.Dataset.from_tensor_slices(names)
count = len(pictures)
TRAINED = int((1 - PART) * count)
train = pictures.take(TRAINED).map(load).shuffle(TRAINED).batch(32)  # TFA308
first = pictures.take(TRAINED).map(load).shuffle(int(len(names) * 0.8)).batch(32)  # TFA308
