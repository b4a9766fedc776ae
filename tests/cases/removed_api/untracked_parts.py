"""Models and layers of Keras 2 that those of Keras 3 keep: their weights are in no list of theirs."""

import tensorflow as tf
import tensorflow_hub as hub
import tensorflow_probability as tfp
from transformers import TFAutoModel, TFBertModel


def pretrained(name):
    return TFAutoModel.from_pretrained(name)  # TFA903


class Classifier(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.bert = TFBertModel.from_pretrained("bert-base-uncased")  # TFA903
        self.head = tf.keras.layers.Dense(2)

    def call(self, tokens, training=False):
        return self.head(self.bert(tokens, training=training).pooler_output)


class Regressor(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.body = pretrained("bert-base-uncased")
        self.memory = tf.keras.layers.LSTM(8)
        self.head = tf.keras.layers.Dense(1)

    def call(self, tokens):
        return self.head(self.memory(self.body(tokens).last_hidden_state))


class Tagger(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.embed = hub.KerasLayer("nnlm", trainable=True)  # TFA903
        self.head = tf.keras.layers.Dense(3)

    def call(self, texts):
        return self.head(self.embed(texts))


class Block(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.first = tf.keras.layers.Dense(8)
        self.second = tfp.layers.DenseFlipout(8)  # TFA903

    def call(self, inputs):
        return self.second(self.first(inputs))


for model in Classifier(), Regressor(), Tagger(), tf.keras.Sequential([Block()]):
    model.compile("adam", "mse")
    model.fit(inputs, labels, epochs=3)
