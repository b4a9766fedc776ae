"""The same, by its name and another."""

import tensorflow as tf
from trap_backend_names import K as backend


def distance(y_true, y_pred):
    return backend.mean(y_true - y_pred)  # TFA903


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", distance)
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
