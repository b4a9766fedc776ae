"""Names of one's own, and of what is no model."""

import tensorflow as tf


class Block(tf.keras.layers.Layer):
    def __init__(self, kind):
        super().__init__()
        self._name = f"{kind}_block"
        self.label = self._name


class Step:
    def __init__(self, name):
        self._name = name


model = tf.keras.Sequential([Block("first")])
model.name = "blocks"
step = Step("one")
step._name = "two"
tensor = tf.Variable(1.0)
tensor._name = "tensor"
print(model.name, step, tensor)
