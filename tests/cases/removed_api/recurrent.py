import tensorflow as tf
from tensorflow.keras.layers import CuDNNLSTM  # TFA903


class Classifier:
    def __init__(self, units):
        self.model = tf.keras.Sequential([
            tf.keras.layers.CuDNNGRU(units, return_sequences=True),  # TFA903
            CuDNNLSTM(units),
            tf.keras.layers.LSTM(units, time_major=True),  # TFA903
        ])
        optimizer = tf.keras.optimizers.Adam(1e-3, decay=1e-6)  # TFA903
        self.model.compile(optimizer, "mse", experimental_run_tf_function=False)  # TFA903
