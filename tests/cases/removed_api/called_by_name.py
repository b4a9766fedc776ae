"""The method `call`, called with a symbolic tensor by the script itself; and what tells a version."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(4)

    def call(self, inputs):
        hidden = self.dense(inputs)
        return tf.concat([hidden, inputs], axis=-1)  # TFA903

    def graph(self):
        inputs = keras.Input((8,))
        return keras.Model(inputs, self.call(inputs))


class Plain(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(4)

    def call(self, inputs):
        return tf.nn.relu(self.dense(inputs))

    def graph(self):
        inputs = keras.Input((8,))
        return keras.Model(inputs, self(inputs))


class Sized(keras.Model):
    def __init__(self, input_shape=(32, 32, 3), **kwargs):
        super().__init__(input_shape, **kwargs)  # TFA903


def activations(model, x):
    for layer in model.layers:
        if hasattr(layer, "activation"):
            yield keras.backend.function([model.inputs], [layer.output])([x])  # TFA903
        if hasattr(keras.backend, "function"):
            yield keras.backend.function([model.inputs], [layer.output])([x])


def validate(step, batches, loss, agent):
    for batch in batches:
        step(batch)
    print(loss.result())
    loss.reset_states()  # TFA903
    agent.reset_states()


def first(batches):
    return batches.make_one_shot_iterator().get_next()  # TFA903


net = keras.Sequential([keras.Input((8,)), layers.Dense(4)])
print(Net().graph(), Plain().graph(), Sized(), list(activations(net, tf.ones([2, 8]))))
