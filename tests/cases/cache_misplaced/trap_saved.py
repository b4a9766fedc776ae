"""Noise that is drawn once and stored with the data, to be the same in every later run."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--folder", default="noisy")
args = parser.parse_args()


def blur(picture, clean):
    return picture + tf.random.normal(tf.shape(picture), stddev=0.2), clean


def prepare(pictures):
    data = tf.data.Dataset.from_tensor_slices((pictures, pictures)).map(blur)
    return data.cache().shuffle(500).batch(32)


(first, _), (second, _) = tf.keras.datasets.mnist.load_data()
tf.data.experimental.save(prepare(first / 255), args.folder + "/train")
prepare(second / 255).save(args.folder + "/test")
