"""Weights that Keras 3 loads or may load, and networks of TensorLayer."""

import sys

import tensorflow as tf
import tensorlayer as tl
from networks import generator

PATH = sys.argv[1]
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.load_weights(PATH)
model.load_weights(PATH + ".h5")
model.load_weights("model.keras")
model.load_weights("{}.h5".format(PATH))
model.save_weights("{}{}.h5".format(3, PATH))

network = generator((96, 96, 3))
with tf.GradientTape() as tape:
    loss = tl.cost.mean_squared_error(network(tf.zeros([8, 96, 96, 3])), tf.zeros([8, 384, 384, 3]))
gradients = tape.gradient(loss, network.trainable_weights)
tf.keras.optimizers.Adam().apply_gradients(zip(gradients, network.trainable_weights))
network.save_weights("generator.h5")
