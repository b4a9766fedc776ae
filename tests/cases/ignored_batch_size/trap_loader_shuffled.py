"""Keras shuffles the items of a loader and the rows of arrays; `shuffle=False` says what happens."""

import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return np.zeros([8, 4], "float32"), np.zeros([8, 1], "float32")


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Rows(), shuffle=True)
model.fit(np.zeros([8, 4], "float32"), np.zeros([8, 1], "float32"), shuffle=True)
ds = tf.data.Dataset.from_tensor_slices((np.zeros([8, 4]), np.zeros([8, 1]))).shuffle(8).batch(4)
model.fit(ds, shuffle=False)
