"""A class out of sight that is trained by a tape, and has a `predict` of its own."""

import tensorflow as tf
from captions import Decoder, Encoder

encoder, decoder = Encoder(64), Decoder(64)
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(images, words, lengths, masks, state, names):
    with tf.GradientTape() as tape:
        loss = decoder(encoder(images), words, lengths, masks, state, names, training=True)
    variables = encoder.trainable_variables + decoder.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


def caption(images, words, lengths, masks, state, names):
    return decoder.predict(encoder(images), words, lengths, masks, state, names, training=False)
