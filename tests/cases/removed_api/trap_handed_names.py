"""Names that are handed on and exist, or are handed on where they do."""

import tensorflow as tf
from tensorflow import keras

if tf.__version__.startswith("1."):
    ahead = dict(buffer_size=tf.contrib.data.AUTOTUNE)
else:
    ahead = dict(buffer_size=tf.data.experimental.AUTOTUNE)

dataset = tf.data.Dataset.range(64).batch(8).prefetch(**ahead)
inputs = keras.Input([8])
hidden = keras.layers.Dense(4, activation=keras.activations.swish)(inputs)
outputs = keras.layers.Dense(1, kernel_initializer=keras.initializers.glorot_normal)(hidden)
model = keras.Model(inputs, outputs)
model.compile(loss=keras.losses.mse, metrics=[tf.keras.metrics.mae], optimizer="sgd")
