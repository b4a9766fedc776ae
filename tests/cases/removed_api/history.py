"""Histories that are read by names which they do not have."""

import matplotlib.pyplot as plt
import pandas as pd
import tensorflow as tf
from tensorflow.keras.callbacks import ReduceLROnPlateau

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, "sigmoid")])
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def plot(history):
    plt.plot(history.history["acc"])  # TFA903
    plt.plot(history.history["loss"])


net = build()
trained = net.fit(x, y, validation_data=(x, y), callbacks=[ReduceLROnPlateau()], epochs=3)
plot(trained)
curves = trained.history
reached = curves['val_acc']  # TFA903
print(max(reached), min(curves["val_loss"]))
plt.plot(range(3), trained.history["lr"])  # TFA903
print(net.history.history["acc"][-1])  # TFA903
table = pd.DataFrame(trained.history)
print(table["val_acc"].max(), table["val_loss"].min())  # TFA903
