"""A prediction of 256 rows after every epoch."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((8192, 32), dtype="float32"), rng.random((8192, 1), dtype="float32")


class Watch(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.seen = self.model.predict(x[:256], verbose=0).mean()


model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(x, y, epochs=500, callbacks=[Watch()], verbose=0)
