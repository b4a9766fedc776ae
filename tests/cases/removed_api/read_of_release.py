import tensorflow as tf


def files(mode):
    if mode == tf.estimator.ModeKeys.TRAIN:
        return "train-*"
    return "val-*"


def batch(mode):
    return 32 if mode == tf.estimator.ModeKeys.EVAL else 1  # TFA903


def network(features, mode):
    training = mode != tf.estimator.ModeKeys.PREDICT  # TFA903
    return tf.keras.layers.Dropout(0.5)(features, training=training)


data = tf.data.Dataset.list_files(files(tf.estimator.ModeKeys.TRAIN))  # TFA903
