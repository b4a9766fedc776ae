"""Files of many kinds, one for each batch."""

import numpy as np
import pandas as pd
import tensorflow as tf
from PIL import Image


class Table(tf.keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.rows = []

    def on_train_batch_end(self, batch, logs=None):
        self.rows.append(logs)
        pd.DataFrame(self.rows).to_csv("losses.csv")  # TFA801


class Picture(tf.keras.callbacks.Callback):
    def __init__(self, noise):
        super().__init__()
        self.noise = noise

    def on_train_batch_end(self, batch, logs=None):
        drawn = self.model.predict_on_batch(self.noise)  # TFA801
        Image.fromarray(drawn[0].astype(np.uint8)).save(f"{batch}.png")  # TFA801

    def on_epoch_end(self, epoch, logs=None):
        tf.keras.utils.save_img(f"{epoch}.png", self.model.predict_on_batch(self.noise)[0])


class Whole(tf.keras.callbacks.Callback):
    def on_train_batch_begin(self, batch, logs=None):
        tf.keras.models.save_model(self.model, "model.keras")  # TFA801


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(64)])
model.compile("adam", "mse")
model.fit(
    tf.zeros([640, 8]),
    tf.zeros([640, 64]),
    callbacks=[Table(), Picture(tf.zeros([1, 8])), Whole()],
)
