"""A name comes from where the module that passes it on has imported it."""

import tensorflow as tf
from trap_backend_names import *


def distance(y_true, y_pred):
    return K.sum(y_true - y_pred)  # TFA903


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", distance)
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
