"""Callbacks of TensorFlow's private Keras ask a model of Keras 3 for what it has not."""

import os

import tensorflow as tf
from tensorflow.python.keras import callbacks  # TFA903

LOGS = os.getenv("LOGS", "logs")
WEIGHTS = "%s/../data/%s" % (LOGS, os.environ.get("WEIGHTS", "weights.h5"))


def settings():
    return {"loss": "mse", "sample_weight_mode": None}


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", **settings())  # TFA903
watchers = [callbacks.EarlyStopping("loss"), callbacks.TensorBoard(LOGS)]
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]), callbacks=watchers)
model.save_weights(WEIGHTS)  # TFA903
model.save("runs/last")  # TFA903
again = tf.keras.models.load_model("runs/last")  # TFA903
print(again.layers[0].input.get_shape())  # TFA903


class Estimator(BaseEstimator):  # noqa: F821
    def fit(self):
        if not hasattr(self, "model"):
            self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.model.compile(tf.keras.optimizers.Adam(lr=0.1), "mse")  # TFA903
