"""The parts of a network one after the other, each of which is made once."""

import glob

import numpy as np
import tensorflow as tf

network = tf.keras.models.load_model("network.keras")
picture = np.load("picture.npy")
for layer in network.layers:
    print(tf.keras.Model(network.input, layer.output).predict(picture))
for number in range(2, 9):
    part = tf.keras.Model(network.input, network.layers[number].output)
    print(part.predict(picture))
for name in ["conv1", "conv2", "conv3", "conv4"]:
    part = tf.keras.Model(inputs=network.input, outputs=network.get_layer(name).output)
    print(part.predict(picture))
for names in [["conv1", "conv2"], ["conv3", "conv4"], ["conv5", "conv6"]]:
    part = tf.keras.Model(network.input, [network.get_layer(name).output for name in names])
    print(part.predict(picture))
for path in glob.glob("models/*.keras"):
    network = tf.keras.models.load_model(path)
    print(network.summary())
    part = tf.keras.Model(network.input, network.layers[-2].output)
    print(part.output_shape)
