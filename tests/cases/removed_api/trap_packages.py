"""Packages that need Keras 2, where the script gets along without them."""

import tensorflow as tf

try:
    import tensorflow_addons as tfa
except ImportError:
    tfa = None

decay = tfa.optimizers.AdamW if tfa else tf.keras.optimizers.AdamW
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
model.compile(decay(1e-3, 1e-3), "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 2]))
