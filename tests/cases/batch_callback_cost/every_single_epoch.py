"""A callback that scores every so many epochs, which is each here."""

import numpy as np
from keras.callbacks import Callback
from keras.layers import Dense, Input
from keras.models import Model
from sklearn.metrics import roc_auc_score


class Scores(Callback):
    def __init__(self, validation_data, interval=1):
        super().__init__()
        self.interval = interval
        self.x, self.y = validation_data

    def on_epoch_end(self, epoch, logs=None):
        if epoch % self.interval == 0:
            scores = self.model.predict(self.x, verbose=0)  # TFA801
            print(epoch, roc_auc_score(self.y, scores))


x_train, y_train, x_val, y_val = (np.load(f"{name}.npy") for name in ("a", "b", "c", "d"))
inputs = Input(shape=(100,))
model = Model(inputs, Dense(6, activation="sigmoid")(inputs))
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(
    x_train,
    y_train,
    batch_size=256,
    epochs=2,
    validation_data=(x_val, y_val),
    callbacks=[Scores((x_val, y_val))],
)
