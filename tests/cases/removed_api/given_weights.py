"""Weights that Keras 2 took from arguments, and the short name of a regularizer's rate."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import regularizers

known = np.load("weights.npz")
weights = (known["kernel"], known["bias"])
table = tf.keras.layers.Embedding(100, 8, weights=[known["table"]])
last = tf.keras.layers.Dense(8, weights=weights)  # TFA903
small = tf.keras.layers.Dense(8, kernel_regularizer=regularizers.l2(l=1e-4))  # TFA903
other = tf.keras.layers.Conv2D(8, 3, kernel_regularizer=regularizers.l1(1e-4))
grown = tf.keras.applications.ResNet50(weights="imagenet")
