"""Methods of Keras 3 that hand a whole batch to each replica."""

import numpy as np
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
BATCH = 32 * strategy.num_replicas_in_sync
x, y = np.zeros([6400, 8]), np.zeros([6400, 1])
x_new = np.zeros([64, 8])


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


with strategy.scope():
    model = build()

for start in range(0, len(x), BATCH):
    model.train_on_batch(x[start : start + BATCH], y[start : start + BATCH])  # TFA404
print(model.predict_on_batch(x_new).shape)  # TFA404
