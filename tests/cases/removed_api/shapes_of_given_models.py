"""A model that is given, compiled and trained has symbolic tensors; other things may have others."""

import tensorflow as tf


class Trainer:
    def __init__(self, model):
        self.model = model

    def outputs(self):
        return [self.model.outputs[0].shape[1:].as_list()]  # TFA903

    def images(self):
        return self.model.input.shape[1:3].as_list()  # TFA903

    def mean(self):
        return tf.reduce_mean(self.model.output)  # TFA903

    def features(self):
        return self.model.output.shape[-1]

    def train(self, x, y):
        self.model.compile("adam", "mse")
        self.model.fit(x, y, epochs=10)


class Wrapper:
    def __init__(self, network):
        self.network = network

    def outputs(self):
        return self.network.outputs[0].shape[1:].as_list()

    def mean(self):
        return tf.reduce_mean(self.network.output)


class Eager:
    def __init__(self, model):
        self.model = model
        self.model.compile("adam", "mse")

    def outputs(self, batch):
        given = self.model(tf.convert_to_tensor(batch))
        return given.shape[1:].as_list()
