import os

import tensorflow as tf

if tf.config.list_physical_devices("GPU"):
    recurrent = tf.keras.layers.CuDNNLSTM  # TFA903
else:
    recurrent = tf.keras.layers.LSTM

if tf.__version__.startswith("1.") and tf.test.is_gpu_available():
    older = tf.keras.layers.CuDNNGRU
else:
    older = tf.keras.layers.GRU

if os.environ.get("FAST"):  # nobody knows when
    chosen = tf.keras.layers.CuDNNGRU
else:
    chosen = tf.keras.layers.GRU


def build(units):
    return tf.keras.Sequential([recurrent(units), older(units), chosen(units)])
