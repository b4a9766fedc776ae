"""The last layer is written out behind layers that a list brings."""

import tensorflow as tf
from tensorflow.keras import layers

tf.keras.mixed_precision.set_global_policy("mixed_float16")
hidden = [layers.Dense(width, activation="relu") for width in (64, 32)]
model = tf.keras.Sequential([
    tf.keras.Input([8]),
    *hidden,
    layers.Dense(10, activation="softmax"),  # TFA502
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([64, 8]), tf.zeros([64]))
