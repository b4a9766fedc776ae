"""Losses that give a number an example, and of which nobody knows what they give."""

import tensorflow as tf
from losses_out_of_sight import overlap

strategy = tf.distribute.MirroredStrategy()


def dice_of_each(y_true, y_pred):
    both = tf.reduce_sum(y_true * y_pred, axis=[1, 2, 3])
    return 1.0 - (2.0 * both + 1.0) / (tf.reduce_sum(y_true + y_pred, axis=[1, 2, 3]) + 1.0)


def with_entropy(y_true, y_pred):
    both = tf.reduce_sum(y_true * y_pred)
    return tf.keras.losses.binary_crossentropy(y_true, y_pred) - both / 100.0


def from_elsewhere(y_true, y_pred):
    return 1.0 - overlap(y_true, y_pred)


def build():
    inputs = tf.keras.Input([32, 32, 3])
    return tf.keras.Model(inputs, tf.keras.layers.Conv2D(1, 1, activation="sigmoid")(inputs))


with strategy.scope():
    first, second, third = build(), build(), build()
    first.compile("sgd", dice_of_each)
    second.compile("sgd", with_entropy)
    third.compile("sgd", from_elsewhere)
images, masks = tf.zeros([64, 32, 32, 3]), tf.zeros([64, 32, 32, 1])
for model in (first, second, third):
    model.fit(images, masks, batch_size=4 * strategy.num_replicas_in_sync)
