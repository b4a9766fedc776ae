"""Paths whose last part is right, or is not known."""

import sys
from pathlib import Path

import tensorflow as tf

FOLDER = Path(sys.argv[1])
net = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
net.save_weights(FOLDER)
net.save_weights(FOLDER.joinpath(sys.argv[2]))
net.save_weights(FOLDER.joinpath("best.weights.h5"))
net.save_weights(FOLDER.with_name("best.weights.h5"))
net.save_weights(FOLDER.with_suffix(".h5"))  # the rest may end in `.weights`
net.save_weights(FOLDER.with_suffix(".weights.h5"))
net.load_weights(Path(sys.argv[1], "best.h5"))
net.save(FOLDER.joinpath("whole.keras"))
