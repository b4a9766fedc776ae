"""What the bases of layers and models refuse, and what their methods do not know any more."""

import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor):
        super(Scale, self).__init__(self)  # TFA903
        self.factor = factor

    def call(self, inputs):
        return inputs * self.factor


class Cut(tf.keras.layers.Layer):
    def __init__(self, name="cut", **kwargs):
        super().__init__(name, **kwargs)  # TFA903

    def call(self, inputs):
        return tf.keras.activations.leaky_relu(inputs, alpha=0.1)  # TFA903


class Eager(Scale):
    def __init__(self, factor):
        super().__init__(factor)
        tf.keras.layers.Layer.__init__(self, dynamic=True)


class Own(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__(dynamic=True)  # TFA903


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__(self)  # TFA903
        self.scale = Scale(2.0)
        self.pool = tf.keras.layers.MaxPool2D(2, dynamic=True)  # TFA903

    def compile(self, optimizer, loss, sample_weight_mode=None):
        super().compile(
            optimizer=optimizer,
            loss=loss,
            sample_weight_mode=sample_weight_mode,  # TFA903
        )

    def call(self, inputs):
        return self.pool(self.scale(inputs))


def first():
    import tensorflow_addons as tfa  # TFA903

    return tfa.optimizers.AdamW(1e-4)


def second():
    import tensorflow_addons as tfa  # TFA903
    import tensorflow_addons.layers as layers

    return tfa.optimizers.LAMB(), layers
