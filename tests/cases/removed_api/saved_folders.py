"""A SavedModel: the argument that asks for one tells what is a model; one finding for each folder."""

import os
import sys

import tensorflow as tf
from networks import build


def export(model, path):
    model.save(path, save_format="tf")  # TFA903


class Trainer:
    def __init__(self, model):
        self.model = model

    def finish(self):
        self.model.save("out/model", save_format="tf")  # TFA903


model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.compile("adam", "mse")
model.fit(tf.zeros([3, 4]), tf.zeros([3, 2]))
model.save("folder")  # TFA903
again = tf.keras.models.load_model("folder")  # TFA903
export(build(), sys.argv[1])
Trainer(build()).finish()

models = [build() for _ in range(3)]
for each in models:
    each.compile("adam", loss="categorical_crossentropy")
models[len(sys.argv)].save("best/model")  # TFA903


class SavedAtEnd(tf.keras.callbacks.Callback):
    def __init__(self, path, chief=True):
        super().__init__()
        self.path = path if chief else os.path.join(path, "other")

    def on_train_end(self, logs=None):
        self.model.save(self.path, save_format="tf")  # TFA903
