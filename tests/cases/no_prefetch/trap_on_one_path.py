import sys

import tensorflow as tf


def make(size):
    ds = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
    if size > 0:
        ds = ds.shuffle(size).prefetch(tf.data.AUTOTUNE)
    return ds


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(make(len(sys.argv)), verbose=0)
