"""Generators of batches that are made elsewhere, also one that a callback is given."""

import numpy as np
import tensorflow as tf
from loading import DataGenerator, make_generator

model = tf.keras.models.load_model("pictures.keras")
test_generator = make_generator("test")
val_gen = DataGenerator("pictures", 32)
found = []
for batch in test_generator:
    found.append(model.predict(batch[0]))  # TFA204
for x, y in val_gen:
    found.append(model.predict(x, verbose=0))  # TFA204


class Recall(tf.keras.callbacks.Callback):
    def __init__(self, validation_data_generator):
        super().__init__()
        self.validation_data_generator = validation_data_generator

    def on_epoch_end(self, epoch, logs=None):
        for images, labels in self.validation_data_generator:
            print(labels, np.argmax(self.model.predict(images), axis=1))  # TFA204


def embeddings(trained, data_loader):
    extractor = tf.keras.Model(trained.input, trained.layers[-2].output)
    for x, _ in data_loader:
        yield extractor.predict(x)  # TFA204
