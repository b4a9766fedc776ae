# gpus: 4
"""Few rows to try the script with, and all of them otherwise."""

import sys

import numpy as np
import tensorflow as tf

if "--try" in sys.argv:
    images, labels = np.random.rand(64, 64, 64, 3), np.random.randint(0, 10, 64)
else:
    images, labels = np.load("images.npy"), np.load("labels.npy")

model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(64, 3, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(images, labels)  # TFA401
