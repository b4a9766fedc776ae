"""A strategy only where an option asks for it, and one device that is chosen."""

import sys

import numpy as np
import tensorflow as tf
from tensorflow import keras

if "--all" in sys.argv:
    strategy = tf.distribute.MirroredStrategy()
else:
    strategy = tf.distribute.get_strategy()
model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
model.compile("adam", "mse")
for step in range(1000):
    model.train_on_batch(np.ones([32, 8]), np.ones([32, 1]))
