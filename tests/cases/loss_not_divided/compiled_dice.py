"""A dice loss, as most are written: sums over all examples, of which one number is made."""

import tensorflow as tf
from tensorflow.keras import backend as K

SMOOTH = 1.0
strategy = tf.distribute.MirroredStrategy()


def dice(y_true, y_pred, smooth=1.0):
    truth, found = K.flatten(y_true), K.flatten(y_pred)
    intersection = tf.reduce_sum(truth * found)
    return (2.0 * intersection + smooth) / (tf.reduce_sum(truth) + tf.reduce_sum(found) + smooth)


def dice_loss(y_true, y_pred):
    return 1.0 - dice(y_true, y_pred)  # TFA409


def jaccard_loss(y_true, y_pred):
    both = tf.reduce_sum(y_true * y_pred)
    either = tf.reduce_sum(y_true + y_pred)
    return -(both + SMOOTH) / (either - both + SMOOTH)  # TFA409


def build():
    inputs = tf.keras.Input([32, 32, 3])
    return tf.keras.Model(inputs, tf.keras.layers.Conv2D(1, 1, activation="sigmoid")(inputs))


with strategy.scope():
    first, second = build(), build()
    first.compile(tf.keras.optimizers.SGD(0.01), dice_loss)
    second.compile("adam", loss=jaccard_loss, metrics=[dice])
images, masks = tf.zeros([64, 32, 32, 3]), tf.zeros([64, 32, 32, 1])
first.fit(images, masks, batch_size=4 * strategy.num_replicas_in_sync)
second.fit(images, masks, batch_size=4 * strategy.num_replicas_in_sync)
