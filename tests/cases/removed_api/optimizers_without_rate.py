"""Classes of optimizers that tell Keras their name first, or no learning rate at all."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import optimizers


class Accumulating(optimizers.Optimizer):
    def __init__(self, inner, steps):
        super(Accumulating, self).__init__("accumulating")  # TFA903
        self.inner = inner
        self.steps = steps

    def apply_gradients(self, pairs):
        return self.inner.apply_gradients([(g / self.steps, v) for g, v in pairs])


class Lookahead(optimizers.Optimizer):
    def __init__(self, inner, name="lookahead", **kwargs):
        super().__init__(name, **kwargs)  # TFA903
        self.inner = inner

    def apply_gradients(self, pairs):
        return self.inner.apply_gradients(pairs)


class Averaged(optimizers.Optimizer):
    def __init__(self, inner):
        super().__init__(name="averaged")  # TFA903
        self.inner = inner

    def apply_gradients(self, pairs):
        return self.inner.apply_gradients(pairs)


class Hidden(optimizers.Optimizer):
    def __init__(self, inner, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner


class Given(optimizers.Optimizer):
    def __init__(self, learning_rate=0.1, name="given", **kwargs):
        super().__init__(learning_rate, name=name, **kwargs)

    def update_step(self, gradient, variable, learning_rate):
        self.assign_sub(variable, learning_rate * gradient)


class ByName(optimizers.Optimizer):
    def __init__(self, name="by_name"):
        super().__init__(learning_rate=0.1, name=name)


class Named(optimizers.SGD):
    def __init__(self):
        super().__init__(name="named")


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile(Accumulating(optimizers.SGD(), 4), "mse")
model.fit(np.zeros([64, 8]), np.zeros([64, 1]))
