import tensorflow as tf


def files(mode):
    if mode == tf.estimator.ModeKeys.TRAIN:
        return "train-*"
    return "val-*"


data = tf.data.Dataset.list_files(files(tf.estimator.ModeKeys.TRAIN))  # TFA903
