"""Histograms of the weights of a large model, and of small ones."""

import tensorflow as tf
from tensorflow.keras.callbacks import TensorBoard

body = tf.keras.applications.ResNet50(weights=None, include_top=False, pooling="avg")
large = tf.keras.Sequential([body, tf.keras.layers.Dense(2, activation="softmax")])
large.compile("adam", "sparse_categorical_crossentropy")
images, labels = tf.zeros([8, 64, 64, 3]), tf.zeros([8], tf.int32)
board = TensorBoard("out", histogram_freq=1)  # TFA802
large.fit(images, labels, epochs=2, callbacks=[board])
large.fit(images, labels, callbacks=[TensorBoard("out", histogram_freq=0)])

small = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
small.compile("adam", "mse")
small.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), callbacks=[TensorBoard("out", histogram_freq=1)])
