"""One of the ways gives a name that Keras 3 takes."""

import os

import tensorflow as tf


def watch(folder, best, name=None):
    if best:
        name = "best.weights.h5"
    else:
        name = "epoch-{epoch:02d}.h5"
    return tf.keras.callbacks.ModelCheckpoint(os.path.join(folder, name), save_weights_only=True)


def watch_named(folder, name):
    if not name:
        name = "weights.hdf5"
    return tf.keras.callbacks.ModelCheckpoint(os.path.join(folder, name), save_weights_only=True)
