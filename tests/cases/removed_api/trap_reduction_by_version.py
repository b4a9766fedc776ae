"""The reduction follows the version of TensorFlow."""

import tensorflow as tf

if int(tf.__version__.split(".")[1]) < 16:
    reduction = "auto"
else:
    reduction = "sum_over_batch_size"
loss = tf.keras.losses.MeanSquaredError(reduction=reduction)
