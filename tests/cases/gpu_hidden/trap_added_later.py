"""Layers that are made outside of the device, or get their weights outside of it."""

import tensorflow as tf
from tensorflow.keras import layers

images, labels = tf.zeros([64, 32, 32, 3]), tf.zeros([64])

with tf.device("/CPU:0"):
    head_later = tf.keras.Sequential([layers.Flatten(input_shape=(32, 32, 3))])
head_later.add(layers.Dense(10))
head_later.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
head_later.fit(images, labels)

with tf.device("/CPU:0"):
    words = tf.keras.Sequential([layers.Embedding(input_dim=100, output_dim=8), layers.Dense(1)])
words.compile("sgd", "mse")
words.fit(tf.zeros([64, 9], tf.int32), tf.zeros([64, 9, 1]))
