"""The callback's dataset comes from the function below that makes the callback."""

import tensorflow as tf


class Matrix(tf.keras.callbacks.Callback):
    def __init__(self, data):
        super().__init__()
        self.data = data

    def on_epoch_end(self, epoch, logs=None):
        for images, labels in self.data:
            print(self.model.predict(images, verbose=0), labels)  # TFA204


def train(model, images):
    held_out = tf.keras.utils.image_dataset_from_directory("held_out")
    model.fit(images, callbacks=[Matrix(held_out)])
