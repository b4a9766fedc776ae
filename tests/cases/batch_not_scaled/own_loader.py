import math

import numpy as np
import tensorflow as tf


class Windows(tf.keras.utils.Sequence):
    def __init__(self, series, width, batch_size=32, **kwargs):
        super().__init__(**kwargs)
        self.series, self.width, self.batch_size = series, width, batch_size
        self.starts = np.arange(len(series) - width)

    def __len__(self):
        return math.ceil(len(self.starts) / self.batch_size)

    def __getitem__(self, i):
        starts = self.starts[i * self.batch_size : (i + 1) * self.batch_size]
        x = np.stack([self.series[start : start + self.width] for start in starts])
        return x, self.series[starts + self.width]


series = np.sin(np.arange(1000) / 9)
strategy = tf.distribute.MirroredStrategy()
train = Windows(series, 24, batch_size=16)  # TFA403
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((24,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(train, epochs=2)
