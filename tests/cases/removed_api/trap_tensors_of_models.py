"""Models and layers that get tensors give tensors."""

import tensorflow as tf
from tensorflow import keras

inputs = keras.Input([8])
hidden = keras.layers.Dense(8)
model = keras.Model(inputs, keras.layers.Dense(4)(hidden(inputs)))
images = tf.zeros([32, 8])
print(tf.reduce_mean(model(images)), tf.concat([hidden(images), images], axis=-1))


def loss(wanted, given):
    return tf.reduce_mean(tf.square(wanted - given))


model.compile("adam", loss)
