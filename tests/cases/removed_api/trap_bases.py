"""Bases for versions that have them, and those that only look like what is gone."""

import tensorflow as tf

from project import experimental

if hasattr(tf.keras, "experimental"):

    class Warmup(tf.keras.experimental.CosineDecay):
        pass


try:

    class Hook(tf.estimator.SessionRunHook):
        pass
except AttributeError:
    Hook = None


class Sessions(tf.compat.v1.train.SessionRunHook):
    pass


class Decay(experimental.CosineDecay):
    pass
