# One of the callers switches it off, a debug parameter says what it is for, and callers of
# `rebuild` are out of sight.
import tensorflow as tf


def make(eager=True):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse", run_eagerly=eager)
    return model


def look(debug=True):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse", run_eagerly=debug)
    return model


def rebuild(eager=True):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse", run_eagerly=eager)
    return model


x, y = tf.zeros([640, 4]), tf.zeros([640, 1])
make().predict(x)
make(eager=False).fit(x, y)
look().fit(x[:8], y[:8])
