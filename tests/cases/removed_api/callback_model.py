"""Callbacks that set their own model, which Keras 3 only reads."""

import tensorflow as tf
from tensorflow.keras.callbacks import Callback


class Samples(Callback):
    def __init__(self, model, images):
        self.model = model  # TFA903
        self.images = images

    def on_epoch_end(self, epoch, logs=None):
        print(self.model.predict_on_batch(self.images).shape)


class Later(tf.keras.callbacks.ModelCheckpoint):
    def __init__(self, path, inner):
        super().__init__(path)
        self.model = inner  # TFA903

    def set_model(self, model):
        print("the inner model stays")


images = tf.zeros([64, 8])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(
    images,
    tf.zeros([64, 1]),
    callbacks=[Samples(model, images), Later("best.keras", model)],
)
