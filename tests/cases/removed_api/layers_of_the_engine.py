import numpy as np
from keras import layers
from keras.engine import Model  # TFA903
from keras.engine.topology import Layer  # TFA903


class Attention(Layer):
    def build(self, input_shape):
        self.W = self.add_weight("W", (input_shape[-1],), initializer="zeros")  # TFA903
        self.b = self.add_weight(name="b", shape=(1,), initializer="zeros")
        self.trainable_weights = [self.W, self.b]  # TFA903
        super().build(input_shape)

    def call(self, x):
        return layers.Dense(4)(x * self.W + self.b)  # TFA903


class Network(Model):
    def __init__(self):
        super().__init__()
        self.attend = Attention()

    def call(self, x):
        return self.attend(x)


network = Network()
network.compile("adam", "mse")
network.fit(np.zeros([64, 8]), np.zeros([64, 4]))
