"""A `model` that no callback of Keras has, and batches that are evaluated."""

import numpy as np
import tensorflow as tf


class Rows:
    def on_epoch_end(self):
        for row in range(100):
            print(self.model.predict(np.expand_dims(self.rows[row], 0)))


model = tf.keras.models.load_model("flowers.keras")
for start in range(0, 1000, 100):
    print(model.evaluate(np.load("x.npy")[start:start + 100], np.load("y.npy")[start:start + 100]))
for name in ("train", "test"):
    print(model.evaluate(np.load(f"{name}.npy")[:1], np.zeros([1])))
