"""Names and types by position, where Keras 3 takes something else."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.utils import to_categorical

pieces = [tf.keras.layers.Dense(8, "relu"), tf.keras.layers.Dense(1)]
generator = tf.keras.Sequential(pieces, "generator")  # TFA903
critic = tf.keras.Sequential(pieces, name="critic")
judge = tf.keras.Sequential(pieces, True, "judge")
features = tf.keras.Input([8], 32, "features")  # TFA903
counts = tf.keras.Input([8], 32, "int32")
labels = np.array([0, 1, 2])
first = to_categorical(labels, 3, "float32")  # TFA903
second = to_categorical(labels, 3)
