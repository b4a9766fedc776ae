"""Shapes of symbolic tensors are plain tuples in Keras 3."""

import tensorflow as tf
from tensorflow.keras import Input, Model, backend as K
from tensorflow.keras.layers import Conv2D, Dense, GlobalAveragePooling2D, Lambda, Layer, Multiply


def squeeze(x, ratio=16):
    filters = x.get_shape().as_list()[-1]  # TFA903
    weights = Dense(filters // ratio, "relu")(GlobalAveragePooling2D()(x))
    return Multiply()([x, Dense(filters, "sigmoid")(weights)])


def shortcut(x, y):
    if x.shape.as_list()[-1] != y.shape[-1]:  # TFA903
        x = Conv2D(y.get_shape()[3], 1)(x)  # TFA903
    if x._keras_shape == y.shape:  # TFA903
        x = Conv2D(y.shape[3].value, 1)(x)  # TFA903
    return Conv2D(y.get_shape()[3].value, 1)(x)  # TFA903


class Scale(Layer):
    def call(self, x):
        return x / x.get_shape().as_list()[-1]


def halve(x):
    x.set_shape((None, 8, 8, 8))
    return x / x.get_shape().as_list()[-1]


image = Input((8, 8, 3))
hidden = squeeze(Conv2D(32, 3, padding="same")(image))
hidden = shortcut(hidden, Conv2D(64, 3, padding="same")(image))
print(hidden.shape.ndims, len(hidden.shape), K.int_shape(hidden))  # TFA903
hidden.set_shape((None, 8, 8, 64))  # TFA903
model = Model(image, Lambda(halve)(Scale()(hidden)))
print(tf.zeros((1, 2)).get_shape().as_list())


def loss(labels, given):
    return tf.reduce_sum(labels - given) / given.get_shape().as_list()[-1]


model.compile("sgd", loss)
