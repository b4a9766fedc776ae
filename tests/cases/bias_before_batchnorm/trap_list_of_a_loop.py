"""A list that a loop makes longer: no layer of the model is in sight."""

import tensorflow as tf
from tensorflow.keras import layers as kl

layers = []
for filters in range(2, 23):
    layers += [kl.Conv2D(filters, 3)]
layers += [kl.BatchNormalization()]
model = tf.keras.Sequential(layers)
