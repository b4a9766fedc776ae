"""Methods and attributes that graphs of TensorFlow 1 needed, and what callbacks were given."""

import threading

import numpy as np
from tensorflow import keras
from tensorflow.keras.applications import VGG16
from tensorflow.keras.callbacks import Callback

DATA = np.zeros([8, 1])

vgg = VGG16()
vgg.layers.pop()  # TFA903
features = keras.Model(vgg.input, vgg.layers[-1].output)
features.compile("sgd", "mse")
features._make_predict_function()  # TFA903
features._set_inputs(np.zeros([1, 224, 224, 3]))  # TFA903
print(features.layers[3].get_output_at(0))  # TFA903
print(features.total_loss)  # TFA903
names = [layer.name for layer in features.layers]
names.pop()


class Scores(Callback):
    def on_epoch_end(self, epoch, logs=None):
        held_out, labels = self.validation_data[0], self.validation_data[1]  # TFA903
        print(self.model.evaluate(held_out, labels))


class Asks(Callback):
    def on_epoch_end(self, epoch, logs=None):
        if hasattr(self, "validation_data"):
            print(self.validation_data)


class Pool:
    def __init__(self):
        self.layers = [threading.Lock()]

    def get_output_at(self, place):
        return self.layers[place]

    def _set_inputs(self, inputs):
        self.inputs = inputs


pool = Pool()
pool.get_output_at(0)
pool._set_inputs([])
pool.layers.pop()
features.fit(DATA, DATA, callbacks=[Scores(), Asks()])
