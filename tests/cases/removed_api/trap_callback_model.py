"""Callbacks that may keep a model as they do, and what is no callback."""

import tensorflow as tf


class Own(tf.keras.callbacks.Callback):
    model = None

    def __init__(self, model):
        super().__init__()
        self.model = model


class Property(tf.keras.callbacks.Callback):
    @property
    def model(self):
        return self.inner

    @model.setter
    def model(self, model):
        self.inner = model

    def __init__(self, model):
        super().__init__()
        self.model = model


class Other(tf.keras.callbacks.Callback):
    def __init__(self, teacher):
        super().__init__()
        self.teacher = teacher
        self.validation_model = teacher


class Trainer:
    def __init__(self, model):
        self.model = model

    def train(self, callbacks):
        self.model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), callbacks=callbacks)


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
Trainer(model).train([Own(model), Property(model), Other(model)])
