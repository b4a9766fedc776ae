"""Packages that import private modules of Keras 2: the first import is where the script stops."""

import tensorflow as tf
import tensorflow_addons as tfa  # TFA903
from tensorflow_addons.optimizers import CyclicalLearningRate

rate = CyclicalLearningRate(1e-4, 1e-2, step_size=200, scale_fn=lambda x: 1.0)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
model.compile(tfa.optimizers.LAMB(rate), "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 2]))
