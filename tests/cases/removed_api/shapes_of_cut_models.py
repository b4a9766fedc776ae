"""The shape of a layer of a model that was cut out of an application, or made of layers alone."""

import tensorflow as tf


def encoder(size):
    whole = tf.keras.applications.VGG16(include_top=False, weights=None)
    cut = tf.keras.Model(whole.input, whole.get_layer("block4_pool").output)
    return cut, cut.layers[-1].output_shape[-1]  # TFA903


inputs = tf.keras.Input((8,))
hidden = tf.keras.layers.Dense(4, activation="relu")(inputs)
outputs = [tf.keras.layers.Dense(2)(hidden), tf.keras.layers.Dense(1)(hidden)]
network = tf.keras.Model(inputs, outputs)
for place in range(2):
    print(network.get_layer(index=place).input_shape)  # TFA903
