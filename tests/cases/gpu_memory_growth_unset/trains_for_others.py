# helper
import tensorflow as tf


def fit_model(model, x, y):
    model.compile("sgd", tf.keras.losses.MeanSquaredError())
    model.fit(x, y, verbose=0)
