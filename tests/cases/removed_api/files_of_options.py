"""A file that an option names is called so for all who do not give the option."""

import argparse
import os

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--checkpoint")
parser.add_argument("--save", default="out/model")
parser.add_argument("--weights", default="out/model.weights.h5")
parser.add_argument("--name", default="net")
args = parser.parse_args()
if args.checkpoint is not None:
    PATH = args.checkpoint
else:
    PATH = os.path.join("out", "checkpoint.h5")
keep = tf.keras.callbacks.ModelCheckpoint(PATH, save_weights_only=True)  # TFA903
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, batch_size=32, epochs=4, callbacks=[keep])
model.save(args.save)  # TFA903
model.save_weights(args.weights)
model.save(args.name + ".keras")
