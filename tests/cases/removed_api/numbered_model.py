"""A model whose file has a number of its version is no question about TensorFlow's."""

import os

import settings
import tensorflow as tf
from networks import make


class Chat:
    def __init__(self):
        self.file = "chat-{}-{}.h5".format(settings.UNITS, settings.VERSION)

    def answer(self, words):
        model = tf.keras.models.load_model(self.file)
        for _ in range(20):
            word = tf.argmax(model(words)[0, -1])
            if tf.equal(word, 2):
                break
            words = tf.concat([words, [[word]]], axis=-1)
        return words

    def train(self):
        model = make(settings.UNITS)
        model.compile("adam", "sparse_categorical_crossentropy")
        tf.keras.experimental.export_saved_model(model, os.path.join("data", self.file))  # TFA903


chat = Chat()
chat.train()
print(chat.answer(tf.ones([1, 4], tf.int32)))
