"""Brackets around a number make no tuple, also where an option tells the number."""

import argparse

import numpy as np
import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer("size", 32, "pixels")
flags.DEFINE_bool("grey", False, "one channel")
flags.DEFINE_list("shape", ["32", "32", "3"], "of the images")

parser = argparse.ArgumentParser()
parser.add_argument("--latent", type=int, default=100)
parser.add_argument("--lengths", type=int, nargs="+", default=[16])
parser.add_argument("--features", type=int)
args, _ = parser.parse_known_args()


def main(_):
    if FLAGS.grey:
        channels = 1
    else:
        channels = 3
    latent = tf.keras.Input(shape=(args.latent))  # TFA903
    images = tf.keras.Input(shape=(FLAGS.size * FLAGS.size * channels), name="images")  # TFA903
    several = tf.keras.Input(shape=(args.lengths))
    some = tf.keras.Input(shape=(args.features))
    ends = tf.keras.Input(shape=(FLAGS.size, channels))
    joined = tf.keras.layers.Concatenate()([latent, images])
    model = tf.keras.Model([latent, images, several, some, ends], tf.keras.layers.Dense(1)(joined))
    model.compile("sgd", "mse")
    model.fit(
        [np.zeros([4, 100]), np.zeros([4, 3072]), np.zeros([4, 16]), np.zeros([4, 2])],
        np.zeros([4, 1]),
    )


if __name__ == "__main__":
    app.run(main)
