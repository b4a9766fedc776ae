"""What `tf` is comes by a star of a module that is not there."""

from utilities import *

x = tf.zeros([4, 2])
print(tf.keras.losses.log_cosh(x, x))  # TFA903
print(tf.keras.metrics.mean_squared_error(x, x))  # TFA903
print(tf.keras.losses.mse(x, x))
