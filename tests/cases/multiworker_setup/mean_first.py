"""The mean of the data is worked out in front of the strategy."""

import numpy as np
import tensorflow as tf

features = np.load("features.npy")
normalize = tf.keras.layers.Normalization()
normalize.adapt(features)
strategy = tf.distribute.MultiWorkerMirroredStrategy()  # TFA406
with strategy.scope():
    weights = tf.Variable(tf.zeros([8, 1]))
