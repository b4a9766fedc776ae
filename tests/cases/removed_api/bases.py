"""A class stops the script, too, where its base is gone."""

import tensorflow as tf
from tensorflow import keras


class Warmup(tf.keras.experimental.CosineDecay):  # TFA903
    pass


class Scale(keras.layers.experimental.preprocessing.Rescaling):  # TFA903
    pass


class Stop(tf.estimator.SessionRunHook):  # TFA903
    pass


class Flip(keras.layers.Layer):
    pass
