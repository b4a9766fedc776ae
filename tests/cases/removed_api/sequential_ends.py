"""The input and output of a `Sequential`, which nothing has called on a symbolic tensor."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([keras.Input((8,)), layers.Dense(4, name="code"), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(np.zeros((32, 8)), np.zeros((32, 1)))
codes = keras.Model(
    inputs=model.input,  # TFA903
    outputs=model.get_layer("code").output,
)
ends = keras.Model(model.inputs, model.outputs[0])
print(codes.predict(np.zeros((4, 8))), ends.input_shape, model.input_shape)


def classifier():
    network = keras.Sequential()
    network.add(layers.Dense(4, input_shape=(8,)))
    network.add(layers.Dense(3))
    return network


network = classifier()
network.save("network.keras")
print(network.predict(np.zeros((4, 8))))
print(network.output.shape)  # TFA903
print(network.layers[-1].output.shape)
data = network(np.zeros((4, 8)))

base = classifier()
whole = keras.Sequential([base, layers.Dense(1)])
whole.build((None, 8))
print(base.input)

called = classifier()
scores = called(keras.Input((8,)))
print(called.output)

given = classifier()
halves = keras.Model(given.inputs, layers.Dense(1)(given.layers[0].output))


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.inner = classifier()

    def call(self, inputs):
        return self.inner(inputs)


net = Net()
net(keras.Input((8,)))
print(net.inner.output)
functional = keras.Model(model.inputs, model.outputs)
print(functional.input, tf.shape(data))


def trained(network):
    network.compile("adam", "mse")
    network.fit(np.zeros((32, 8)), np.zeros((32, 3)))


def on_symbols(network):
    return network(keras.Input((8,)))


handed, symbolic = classifier(), classifier()
trained(handed)
on_symbols(symbolic)
print(handed.output, symbolic.output)  # TFA903
