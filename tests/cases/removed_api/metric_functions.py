"""Functions given to `compile`: of no known rank, and of labels that are whole numbers."""

import numpy as np
import tensorflow as tf
from sklearn.preprocessing import LabelEncoder
from tensorflow.keras import backend as K


def overlap(true, guess):
    def count(a, b):
        both = (a * b).sum()
        return np.float32((both + 1e-7) / (a.sum() + b.sum() - both + 1e-7))

    return tf.numpy_function(count, [true, guess], tf.float32)  # TFA903


def complement(true, guess):
    share = tf.numpy_function(lambda a, b: np.float32(a.mean() + b.mean()), [true, guess], "float32")
    return 1.0 - share  # TFA903


def of_known_shape(true, guess):
    share = tf.numpy_function(lambda a, b: np.float32(a.mean() + b.mean()), [true, guess], "float32")
    share.set_shape([])
    return share


def averaged(true, guess):
    return tf.reduce_mean(tf.numpy_function(lambda a, b: a * b, [true, guess], tf.float32))


def reshaped(true, guess):
    share = tf.py_function(lambda a, b: tf.reduce_mean(a * b), [true, guess], tf.float32)
    return tf.reshape(share, [])


def network(inputs=8):
    return tf.keras.Sequential([tf.keras.Input([inputs]), tf.keras.layers.Dense(1, "sigmoid")])


masks = network()
masks.compile("adam", "mse", metrics=[overlap, complement, of_known_shape, averaged, reshaped])


def by_hand(true, guess):
    return tf.py_function(lambda a, b: tf.reduce_mean(a * b), [true, guess], tf.float32)


eager = network()
eager.compile("adam", "mse", metrics=[by_hand], run_eagerly=True)


def found(true, guess):
    hits = K.sum(K.round(K.clip(true * guess, 0, 1)))  # TFA903
    return hits / (K.sum(K.round(K.clip(true, 0, 1))) + K.epsilon())


def dice(true, guess):
    first, second = K.flatten(true), K.flatten(guess)
    return 2 * K.sum(first * second) / (K.sum(guess) + 1)  # TFA903


def cast_before(true, guess):
    true = K.cast(true, "float32")
    return K.sum(K.round(K.clip(true * guess, 0, 1)))


table = np.load("table.npz")
labels = LabelEncoder().fit_transform(table["names"])
words = network()
words.compile("adam", "binary_crossentropy", metrics=["accuracy", found, dice, cast_before])
words.fit(table["features"], labels, batch_size=64)


def of_floats(true, guess):
    return K.sum(K.round(K.clip(true * guess, 0, 1)))


floats = network()
floats.compile("adam", "binary_crossentropy", metrics=[of_floats])
floats.fit(table["features"], labels.astype("float32"), batch_size=64)


def of_unknown(true, guess):
    return K.sum(K.round(K.clip(true * guess, 0, 1)))


unknown = network()
unknown.compile("adam", of_unknown, metrics=[of_unknown])
unknown.fit(table["features"], table["labels"], batch_size=64)


def loss_of_whole(true, guess):
    return -K.sum(true * guess)


casting = network()
casting.compile("adam", loss_of_whole)
casting.fit(table["features"], labels, batch_size=64)
