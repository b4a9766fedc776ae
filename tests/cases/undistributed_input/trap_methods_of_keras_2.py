"""Keras 2 splits the batch among the replicas."""

import numpy as np
import tensorflow as tf
import tf_keras as keras

strategy = tf.distribute.MirroredStrategy()
x, y = np.zeros([6400, 8]), np.zeros([6400, 1])
with strategy.scope():
    model = keras.Sequential([keras.layers.Dense(1, input_shape=[8])])
    model.compile("adam", "mse")
for start in range(0, len(x), 64):
    model.train_on_batch(x[start : start + 64], y[start : start + 64])
print(model.predict_on_batch(x[:64]).shape)
