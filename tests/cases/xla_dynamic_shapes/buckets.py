import keras
import tensorflow as tf


class Tagger(keras.Model):
    def __init__(self, words, tags):
        super().__init__()
        self.embedding = keras.layers.Embedding(words, 8)
        self.head = keras.layers.Dense(tags)

    def call(self, tokens):
        return self.head(self.embedding(tokens))


def rows():
    for length in (2, 3, 5, 6, 8, 9):
        yield list(range(length)), list(range(length))


data = tf.data.Dataset.from_generator(
    rows, output_types=(tf.int32, tf.int32), output_shapes=([None], [None])
)
data = data.bucket_by_sequence_length(  # TFA505
    element_length_func=lambda tokens, tags: tf.shape(tokens)[0],
    bucket_boundaries=[4, 8],
    bucket_batch_sizes=[2, 2, 2],
    padded_shapes=([None], [None]),
)
tagger = Tagger(16, 16)
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
tagger.compile("adam", loss, jit_compile=True)
tagger.fit(data, verbose=0)
