"""The option is the batch of all replicas."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--batch-size", type=int, default=64, help="total batch of all GPUs")
args = parser.parse_args()
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), batch_size=args.batch_size)
