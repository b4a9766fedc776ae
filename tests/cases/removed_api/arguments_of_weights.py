"""Arguments that `add_weight` had in Keras 2."""

import tensorflow as tf


class Gain(tf.keras.layers.Layer):
    def build(self, shape):
        self.gain = self.add_weight(
            name="gain",
            shape=shape[-1:],
            initializer="ones",
            experimental_autocast=False,  # TFA903
        )
        self.offset = self.add_weight(
            name="offset",
            shape=shape[-1:],
            initializer="zeros",
            partitioner=None,  # TFA903
        )

    def call(self, inputs):
        return inputs * tf.cast(self.gain, inputs.dtype) + self.offset
