"""The loss of a variational autoencoder, made of symbolic tensors, and of the parts of a pair."""

import tensorflow as tf


class Autoencoder:
    def __init__(self, size):
        image = tf.keras.layers.Input(shape=(size,))
        hidden = tf.keras.layers.LSTM(8, return_state=True)(image[..., None])
        output, state, _ = hidden
        self.model = tf.keras.Model(image, tf.keras.layers.Dense(size)(output))
        loss = tf.reduce_sum(output * state - 1.0, axis=-1)  # TFA903
        self.model.add_loss(tf.reduce_mean(loss))  # TFA903


Autoencoder(16)
