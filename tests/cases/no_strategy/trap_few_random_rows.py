# gpus: 4
"""A hundred rows out of a generator, to see that a class works: three steps an epoch."""

import numpy as np
import tensorflow as tf


class Tagger(tf.keras.Model):
    def __init__(self, hidden, tags):
        super().__init__()
        self.rnn = tf.keras.layers.SimpleRNN(hidden, return_sequences=True)
        self.dense = tf.keras.layers.Dense(tags)

    def call(self, x):
        return self.dense(self.rnn(x))


if __name__ == "__main__":
    samples, steps, features = 100, 5, 3
    x = np.random.randn(samples, steps, features).astype(np.float32) * 0.1
    y = np.random.randn(samples, steps, 2).astype(np.float32)
    tagger = Tagger(256, 2)
    tagger.compile("adam", "mse")
    tagger.fit(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(100).batch(32), epochs=50)
