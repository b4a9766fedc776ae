"""Only an option leaves eager execution, and another function, which trains nothing."""

import argparse

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--graph", action="store_true")
args = parser.parse_args()


def export(path):
    tf.compat.v1.disable_v2_behavior()
    return tf.compat.v1.train.import_meta_graph(path)


def train():
    network = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    network.compile("sgd", "mse")
    network.fit(np.ones((8, 3)), np.ones((8, 1)), verbose=0)


if args.graph:
    tf.compat.v1.disable_eager_execution()
train()
