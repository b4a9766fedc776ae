"""An object of one's own that keeps an optimizer's rate by the old name, and its model's targets."""

import tensorflow as tf


class LossScaleOptimizer:
    def __init__(self, inner):
        self.inner, self.lr = inner, inner.learning_rate


class Scored:
    def __init__(self, model):
        self.model = model
        self.targets = model.outputs


optimizer = LossScaleOptimizer(tf.keras.optimizers.SGD(0.1))
print(optimizer.lr)
scored = Scored(tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)]))
print(scored.targets)
