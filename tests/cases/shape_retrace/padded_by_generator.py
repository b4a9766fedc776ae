import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.sequence import pad_sequences

model = tf.keras.Sequential([tf.keras.layers.Embedding(5000, 16), tf.keras.layers.GRU(16)])


@tf.function  # TFA604
def encode(tokens):
    return model(tokens)


def batches(sentences, size=32):
    for start in range(0, len(sentences), size):
        yield pad_sequences(sentences[start : start + size], padding="post")


sentences = [np.arange(len(line.split())) for line in open("sentences.txt")]
for epoch in range(10):
    for tokens in batches(sentences):
        encode(tokens)
