"""What an encoder makes of its own input is symbolic, and so is the output of a network."""

import tensorflow as tf
from tensorflow.keras import Model, layers

start = layers.Input((32,))
hidden = layers.Dense(16, "relu")(start)
encoder = Model(start, [layers.Dense(2)(hidden), layers.Dense(2)(hidden)])


def spread(mean, log_variance):
    return tf.reduce_mean(tf.exp(log_variance) + tf.square(mean))  # TFA903


mean, log_variance = encoder(encoder.input)
decoder = tf.keras.Sequential([layers.Dense(16, "relu"), layers.Dense(32)])
model = Model(encoder.input, decoder(mean))
penalty = spread(mean, log_variance)
first, second = encoder.output
clipped = tf.nn.relu6(first)  # TFA903
