"""Some of what is chosen belongs to the version that has it, or to another library."""

import sys

import tensorflow as tf
from other.optimizers import Lion

SGD = tf.keras.optimizers.SGD
if hasattr(tf.keras.optimizers, "legacy"):
    kind = tf.keras.optimizers.legacy.Adam
else:
    kind = tf.keras.optimizers.Adam
optimizer = kind(lr=1e-3)
other = (Lion if sys.argv[1] == "lion" else SGD)(lr=1e-3)
chosen = {"sgd": SGD, "adam": tf.keras.optimizers.Adam}[sys.argv[1]](learning_rate=1e-3)
