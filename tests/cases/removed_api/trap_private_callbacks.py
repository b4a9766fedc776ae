"""Callbacks of the private Keras that ask for nothing, and names that end as they must."""

import os

import tensorflow as tf
from tensorflow.python.keras import callbacks  # TFA903

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", **{"loss": "mse", "metrics": ["mae"]})
model.fit(
    tf.zeros([8, 2]),
    tf.zeros([8, 1]),
    callbacks=[callbacks.EarlyStopping("loss"), callbacks.CSVLogger("log.csv")],
)
model.save_weights("%s/%s" % (os.getenv("OUT", "out"), os.getenv("NAME", "last.weights.h5")))
model.save_weights("%s/last%s" % (os.getenv("OUT", "out"), os.environ["ENDING"]))
print(model.layers[0].kernel.shape)


class Estimator(BaseEstimator):  # noqa: F821
    def __init__(self):
        self.rate = 0.1
        self.kind = tf.keras.optimizers.Adam

    def fit(self):
        if hasattr(self.kind, "lr"):
            print(self.kind(lr=self.rate))
