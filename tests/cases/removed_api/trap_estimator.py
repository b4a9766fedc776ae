# tensorflow: 2.12
import tensorflow as tf


def make(model_fn, folder):
    config = tf.estimator.RunConfig(model_dir=folder)
    return tf.estimator.Estimator(model_fn, config=config)
