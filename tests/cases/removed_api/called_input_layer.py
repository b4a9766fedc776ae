"""An `InputLayer` is called in a model of its own kind, which Keras 2 let pass."""

import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.input_layer = tf.keras.layers.InputLayer(shape=(4,))
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        x = self.input_layer(inputs)  # TFA903
        return self.dense(x)


model = Net()
model.compile("sgd", "mse")
model.fit(tf.zeros([8, 4]), tf.zeros([8, 1]))
