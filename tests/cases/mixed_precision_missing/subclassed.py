import tensorflow as tf
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, width, heads):
        super().__init__()
        self.attention = keras.layers.MultiHeadAttention(heads, width // heads)
        self.norm = keras.layers.LayerNormalization()
        self.feed = keras.Sequential(
            [keras.layers.Dense(4 * width, activation="gelu"), keras.layers.Dense(width)]
        )

    def call(self, x):
        x = x + self.attention(x, x)
        return x + self.feed(self.norm(x))


class Encoder(keras.Model):
    def __init__(self):
        super().__init__()
        self.embedding = keras.layers.Embedding(1000, 512)
        self.blocks = [Block(512, 8) for _ in range(2)]
        self.head = keras.layers.Dense(2)

    def call(self, tokens):
        x = self.embedding(tokens)
        for block in self.blocks:
            x = block(x)
        return self.head(x[:, 0])


class Trainer:
    def __init__(self):
        self.model = Encoder()

    def run(self, tokens, labels):
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.model.compile("adam", loss)
        self.model.fit(tokens, labels, verbose=0)  # TFA501


Trainer().run(tf.zeros([8, 16], tf.int32), tf.zeros([8], tf.int32))
