"""Arguments out of a list, of which each has its place and none is written there."""

import tensorflow as tf
from tensorflow.keras.layers import Convolution2D

model = tf.keras.Sequential(*[[tf.keras.Input([8, 8, 3]), tf.keras.layers.Flatten()], "flat"])
layer = Convolution2D(*[32, 3, 3])
model.compile(*["sgd", "mse", tf.keras.metrics.MeanSquaredError()])
parts = tf.concat(*[(1, [tf.zeros([2, 2]), tf.zeros([2, 2])])])
logits, labels = tf.zeros([2, 4]), tf.zeros([2], tf.int32)
found = tf.nn.in_top_k(*[logits, labels], 1)
model.fit(*[tf.zeros([8, 8, 8, 3]), tf.zeros([8, 192])])
