"""Layers and `keras.ops` take symbolic tensors of Keras 3; functions of TensorFlow refuse them."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Norm(layers.Layer):
    def call(self, inputs):
        return tf.math.l2_normalize(inputs["first"] - inputs["second"], axis=1)


def scaled(x):
    return tf.nn.sigmoid(x) * 2.0


inputs = keras.Input([28, 28, 1])
x = layers.Lambda(lambda images: tf.image.resize(images, [14, 14]))(inputs)
x = layers.Flatten()(layers.Lambda(scaled)(x))
mean, log_var = layers.Dense(4)(x), layers.Dense(4)(x)
distance = Norm()({"first": mean, "second": log_var})
kept = keras.ops.concatenate([mean, log_var])
print(tf.is_tensor(mean), mean.shape, tf.zeros([4]) + tf.ones([4]))
twice = tf.concat([mean, log_var], axis=-1)  # TFA903
grown = tf.math.cosh(mean) + tf.math.atan(mean)  # TFA903
loss = -0.5 * tf.reduce_mean(1 + log_var - tf.square(mean))  # the script has stopped above  # TFA903
model = keras.Model(inputs, [twice, kept])
