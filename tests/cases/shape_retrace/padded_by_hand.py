"""Each batch of texts is padded to its own longest by Keras' function."""

import tensorflow as tf
from tensorflow.keras.preprocessing.sequence import pad_sequences

from texts import numbered

model = tf.keras.Sequential([tf.keras.layers.Embedding(900, 8), tf.keras.layers.GRU(8)])
optimizer = tf.keras.optimizers.Adam()


@tf.function  # TFA604
def learn(tokens):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(tokens)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def encode(tokens):
    return model(tokens)


texts = numbered("corpus.txt")
whole = pad_sequences(texts)
for begin in range(0, len(texts), 32):
    learn(tf.constant(pad_sequences(texts[begin : begin + 32], padding="post")))
    encode(pad_sequences(texts[begin : begin + 32], maxlen=40))
    encode(whole[begin : begin + 32])
