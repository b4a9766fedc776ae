"""A loop over a batch or two of a dataset, to learn the shape of its elements."""

import tensorflow as tf
from settings import LOUD

words = tf.keras.utils.audio_dataset_from_directory("words", batch_size=16)
seconds = words.map(lambda sound, label: (tf.abs(sound), label))
loud = seconds.map(lambda sound, label: (2 * sound, label))
for sounds, labels in (loud if LOUD else seconds).cache().take(1).prefetch(2):
    model = tf.keras.Sequential([tf.keras.Input(sounds.shape[1:]), tf.keras.layers.Dense(8)])
    model.compile("adam", "mse")
    model.fit(seconds, epochs=3)
for number, (sounds, labels) in enumerate(seconds.take(2)):
    model = tf.keras.Sequential([tf.keras.Input(sounds.shape[1:]), tf.keras.layers.Dense(number)])
    model.compile("adam", "mse")
