"""Callbacks that set what they read, or look whether it is there; and other functions' logs."""

import tensorflow as tf


class Own(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        logs["acc"] = logs["accuracy"]


class Careful(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        try:
            print(logs["val_acc"])
        except KeyError:
            print("no validation")


def parse(logs):
    return [float(line["acc"]) for line in logs], logs["acc"]


model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(tf.zeros([64, 4]), tf.zeros([64]), callbacks=[Own(), Careful()])
