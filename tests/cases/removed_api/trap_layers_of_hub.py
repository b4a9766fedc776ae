"""A layer of Hub that a model of one's own calls, or a Lambda, computes on plain tensors."""

import tensorflow as tf
import tensorflow_hub as hub
import tensorflow_probability as tfp


class Tagger(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.embed = hub.KerasLayer("nnlm")
        self.head = tf.keras.layers.Dense(3)

    def call(self, texts):
        return self.head(self.embed(texts))


model = Tagger()
model.compile("adam", "mse")
model.fit(texts, tags)

module = hub.KerasLayer("nnlm")
print(module(tf.constant(["a text"])))
texts = tf.keras.Input((), dtype=tf.string)
vectors = tf.keras.layers.Lambda(lambda text: module(text), output_shape=(50,))(texts)
network = tf.keras.Model(texts, tf.keras.layers.Dense(1)(vectors))
network.compile("adam", lambda y, p: -tfp.distributions.Normal(p, 1.0).log_prob(y))
