import keras
import tensorflow as tf

l2 = keras.losses.mean_squared_error  # `keras` has it, `tf.keras` does not
LOSSES = {"mse": keras.losses.mean_squared_error, "hinge": tf.keras.losses.hinge}
try:
    l1 = tf.keras.losses.mean_absolute_error
except AttributeError:
    l1 = tf.keras.losses.mae
if hasattr(tf.keras.losses, "mean_squared_error"):
    of_version = tf.keras.losses.mean_squared_error
