import tensorflow as tf
from tensorflow import keras

keras.mixed_precision.set_global_policy("mixed_float16")


class Tagger(keras.Model):
    def __init__(self, words, tags):
        super().__init__()
        self.embedding = keras.layers.Embedding(words, 8)
        self.gru = keras.layers.GRU(8, return_sequences=True, return_state=True)
        self.head = keras.layers.Dense(tags)  # TFA502

    def call(self, inputs, return_state=False, training=False):
        x = self.embedding(inputs)
        x, state = self.gru(x, training=training)
        x = self.head(x)

        if return_state:
            return x, state
        else:
            return x


tagger = Tagger(10, 3)
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
tagger.compile(keras.optimizers.Adam(), loss=loss)
tagger.fit(tf.zeros([8, 4], tf.int32), tf.zeros([8, 4], tf.int32), verbose=0)
