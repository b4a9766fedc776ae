"""Batches for all replicas, of a loader that batches otherwise, and of one that is predicted on."""

import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.Sequence):
    def __init__(self, x, batch_size, **kwargs):
        super().__init__(**kwargs)
        self.x, self.batch_size = x, batch_size

    def __len__(self):
        return len(self.x) // self.batch_size

    def __getitem__(self, i):
        rows = self.x[i * self.batch_size : (i + 1) * self.batch_size]
        return rows, rows


class Files(tf.keras.utils.Sequence):
    """Each file is a batch; the size is only told."""

    def __init__(self, paths, batch_size, **kwargs):
        super().__init__(**kwargs)
        self.paths, self.batch_size = paths, batch_size

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, i):
        rows = np.load(self.paths[i])
        return rows, rows


x = np.zeros((1000, 8))
strategy = tf.distribute.MirroredStrategy()
GLOBAL_BATCH = 256
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(8)])
    model.compile("adam", "mse")
model.fit(Rows(x, 32 * strategy.num_replicas_in_sync))
model.fit(Rows(x, batch_size=GLOBAL_BATCH))
model.fit(Files(["a.npy"], 32))
model.predict(Rows(x, 16))
