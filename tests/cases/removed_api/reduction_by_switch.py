"""A reduction that a switch chooses: Keras 3 refuses one of the two."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--distributed", action="store_true")
args = parser.parse_args()

if args.distributed:
    reduction = tf.keras.losses.Reduction.NONE
else:
    reduction = tf.keras.losses.Reduction.AUTO
loss = tf.keras.losses.MeanSquaredError(reduction=reduction)  # TFA903

summed = "sum" if args.distributed else "none"
other = tf.keras.losses.MeanSquaredError(reduction=summed)
