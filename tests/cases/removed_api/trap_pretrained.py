"""What is saved by `save_pretrained` is a model of transformers, which makes them of tf_keras."""

import os

import tensorflow as tf


def keep(network, folder, whole):
    if whole:
        network.save_pretrained(folder)
    else:
        network.config.save_pretrained(folder)
        network.save_weights(os.path.join(folder, "tf_model.h5"), overwrite=True)


def train(network, data, folder):
    network.compile(tf.keras.optimizers.SGD(0.1), "mse")
    network.fit(data)
    keep(network, folder, whole=False)
