"""`predict` of other libraries sets up nothing; and each fold has a model of its own."""

import numpy as np
import tensorflow as tf


class Line:
    def predict(self, x):
        return 2 * x


x = np.random.normal(size=(20, 8)).astype("float32")
line = Line()
for row in x:
    line.predict(row[np.newaxis])
for fold in range(12):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.predict(x[fold:fold + 1], verbose=0)
