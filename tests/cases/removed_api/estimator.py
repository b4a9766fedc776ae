import tensorflow as tf


def make(model_fn, folder):
    return tf.estimator.Estimator(model_fn, model_dir=folder)  # TFA903
