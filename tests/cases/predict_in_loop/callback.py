"""Keras gives a callback the model that it trains; a model may have inputs with names."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("flowers.keras")
left, right = np.load("left.npy"), np.load("right.npy")


class Look(tf.keras.callbacks.Callback):
    def __init__(self, rows):
        super().__init__()
        self.rows = rows

    def on_epoch_end(self, epoch, logs=None):
        for row in range(100):
            print(self.model.predict(np.expand_dims(self.rows[row], 0)))  # TFA204


model.fit(left, right, callbacks=[Look(left)])
for first, second in zip(left, right):
    print(model.predict({"left": first[np.newaxis], "right": second[np.newaxis]}))  # TFA204
for index in range(len(left)):
    print(model.evaluate(left[index:index + 1], right[index:index + 1]))  # TFA204
