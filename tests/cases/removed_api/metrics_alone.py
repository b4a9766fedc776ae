"""Keras 2 took one metric for a list of one, and metrics by their place."""

import tensorflow as tf

layers = [tf.keras.layers.Dense(1)]
model = tf.keras.Sequential(layers)
model.compile(optimizer="adam", loss="mse", metrics="mae")  # TFA903
model.compile("adam", "mse", metrics=tf.keras.metrics.MeanAbsoluteError())  # TFA903
model.compile("adam", "mse", ["mae"])  # TFA903


def off_by(expected, predicted):
    return tf.reduce_mean(tf.abs(expected - predicted))


def train(data, found=None):
    model.compile("adam", "mse", metrics=off_by)  # TFA903
    model.compile("adam", "mse", weighted_metrics="mae")  # TFA903
    model.fit(data)
