"""No leftover: who makes the object is warned."""
import warnings

import tensorflow as tf


class Wrapped:
    def __init__(self, function):
        self.function = function
        tf.config.run_functions_eagerly(True)
        warnings.warn("TensorFlow runs eagerly for this function", stacklevel=2)


Wrapped(print)
