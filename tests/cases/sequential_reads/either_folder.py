"""Files of two patterns, one of which may be left out."""

import glob
import sys

import tensorflow as tf


class Reader:
    def __init__(self, high, low):
        self.high = glob.glob(high) if high is not None else []
        self.low = glob.glob(low) if low is not None else []

    def read(self):
        dataset = tf.data.TFRecordDataset(self.high + self.low)  # TFA303
        return dataset.map(lambda r: tf.io.decode_raw(r, tf.float32)).shuffle(99).batch(8)


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Reader(sys.argv[1] + "/*high*", None).read())
