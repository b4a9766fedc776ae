"""`tf.keras` keeps these for old code."""

import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.preprocessing.text import Tokenizer

generator = ImageDataGenerator(rescale=1 / 255)
tokenizer = Tokenizer(num_words=1000)
other = tf.keras.preprocessing.image.ImageDataGenerator()


class Window:
    def reset_states(self):
        self.rows = []


Window().reset_states()
