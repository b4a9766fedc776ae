"""A learning rate that is no float, no schedule and no function is refused."""

import numpy as np
import tensorflow as tf

rate = tf.Variable(1e-3, trainable=False)
first = tf.keras.optimizers.Adam(rate)  # TFA903
second = tf.optimizers.SGD(learning_rate=tf.constant(0.1), momentum=0.9)  # TFA903
third = tf.keras.optimizers.SGD(1)  # TFA903
fourth = tf.keras.optimizers.RMSprop(np.float32(1e-3))  # TFA903
rate.assign(1e-4)
