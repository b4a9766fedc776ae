"""Each way gives a name that Keras 3 refuses."""

import os

import tensorflow as tf


def watch(folder, best):
    if best:
        name = "best.hdf5"
    else:
        name = "epoch-{epoch:02d}.hdf5"
    return tf.keras.callbacks.ModelCheckpoint(
        os.path.join(folder, name),  # TFA903
        save_weights_only=True,
        save_best_only=best,
    )


def keep(network, folder, last):
    network.compile("sgd", "mse")
    end = "-last.ckpt" if last else "-first.ckpt"
    network.save_weights(folder + "/weights" + end, overwrite=True)  # TFA903
