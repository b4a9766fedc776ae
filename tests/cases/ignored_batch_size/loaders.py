import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return np.zeros([8, 4], "float32"), np.zeros([8, 1], "float32")


def batches():
    for _ in range(4):
        yield np.zeros([8, 4], "float32"), np.zeros([8, 1], "float32")


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(Rows(), batch_size=32, verbose=0)  # TFA202
model.fit(batches(), batch_size=8, steps_per_epoch=4)  # TFA202
