"""Weights that a callback writes, and nobody loads."""

import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input([16, 16, 3]),
    layers.Conv2D(8, 3),  # TFA003
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.GlobalAveragePooling2D(),
    layers.Dense(1),
])
model.compile("sgd", "mse")
saved = tf.keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True, monitor="loss")
model.fit(tf.random.normal([64, 16, 16, 3]), tf.ones([64, 1]), callbacks=[saved])
