import tensorflow as tf


class ModeKeys:
    TRAIN = "train"


def files(mode):
    if mode == ModeKeys.TRAIN:
        return "train-*"
    return "val-*"


def mode():
    if hasattr(tf, "estimator") and tf.__version__ < "2.16":
        return str(tf.estimator.ModeKeys.TRAIN)
    return str(ModeKeys.TRAIN)


data = tf.data.Dataset.list_files(files(ModeKeys.TRAIN))
