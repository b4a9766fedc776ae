"""Names that are gone, and that are read where nothing is called by them."""

import tensorflow as tf
from tensorflow import keras

rate = 0.1
kind = tf.train.AdamOptimizer  # TFA903


def trained(loss, optimizer=tf.train.GradientDescentOptimizer):  # TFA903
    return optimizer(rate).minimize(loss)


def restored(session: tf.Session, path: str) -> str:  # TFA903
    return f"{path} of {session}"


class Network:
    cell = keras.layers.CuDNNLSTM  # TFA903

    def __init__(self, session: "tf.InteractiveSession"):
        self.session = session
        self.dtype = tf.float32
        self.layer = keras.layers.LSTM


KINDS = {"sgd": tf.train.MomentumOptimizer, "adam": tf.keras.optimizers.Adam}  # TFA903
flags = tf.app.flags  # TFA903
flags.DEFINE_integer("size", 1, "")
flags.DEFINE_string("name", "", "")

if hasattr(tf, "Session"):
    session_type = tf.Session
chosen = tf.train.RMSPropOptimizer if hasattr(tf, "Session") else tf.keras.optimizers.RMSprop
try:
    variable_scope = tf.variable_scope
except AttributeError:
    variable_scope = tf.compat.v1.variable_scope
