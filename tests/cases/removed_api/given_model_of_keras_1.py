"""Models that a function gets, and trains in the words of Keras 1."""

from tensorflow.keras.callbacks import EarlyStopping


def train(model, x, y):
    stop = EarlyStopping(patience=3)
    history = model.fit(
        x,
        y,
        batch_size=32,
        nb_epoch=10,  # TFA903
        callbacks=[stop],
    )
    return history.history["loss"]


def tune(search, x, y):
    search.fit(x, y, nb_epoch=10)  # of what, nothing tells
    search.fit(x, y, nb_epoch=10, callbacks=[], n_jobs=4)
