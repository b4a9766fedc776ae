"""Histories that have the names by which they are read, and what is no history of Keras."""

import matplotlib.pyplot as plt
import pandas as pd
import tensorflow as tf
from sklearn.ensemble import load_recorded
from tensorflow.keras.callbacks import LearningRateScheduler

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


class Rates(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        logs["lr"] = float(self.model.optimizer.learning_rate)


short = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, "sigmoid")])
short.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["acc"])
keep = LearningRateScheduler(lambda epoch, rate: rate)
trained = short.fit(x, y, validation_data=(x, y), callbacks=[keep, Rates()])
plt.plot(trained.history["acc"])
plt.plot(trained.history["val_acc"])
plt.plot(trained.history["lr"])

either = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, "sigmoid")])
either.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
history = either.fit(x, y)
plt.plot(history.history.get("accuracy"))
recorded = load_recorded("run.json")
plt.plot(recorded.history["acc"])
again = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, "sigmoid")])
again.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
table = pd.DataFrame(again.fit(x, y).history)
table["val_mse"] = 0.0
plt.plot(table["val_mse"])
