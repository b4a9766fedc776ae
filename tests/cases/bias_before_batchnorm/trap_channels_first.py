import tensorflow as tf
from tensorflow.keras import layers

inputs = tf.keras.Input((3, 32, 32))
x = layers.Conv2D(16, 3, data_format="channels_first")(inputs)
x = layers.BatchNormalization()(x)
model = tf.keras.Model(inputs, layers.Flatten()(x))
