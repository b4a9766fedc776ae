"""`keras` itself has these names; that of a module out of sight may be it."""

from utilities import *

x = tf.zeros([4, 2])
print(keras.losses.log_cosh(x, x))
print(keras.metrics.mean_squared_error(x, x))
print(tf.keras.losses.logcosh(x, x))
