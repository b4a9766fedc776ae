# helper
import tensorflow as tf


def fit_model(model, dataset):
    model.compile("sgd", tf.keras.losses.MeanSquaredError())
    model.fit(dataset, verbose=0)
