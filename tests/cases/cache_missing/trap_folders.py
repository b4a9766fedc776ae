"""Folders that are read once, kept, or shuffled as the caller asks."""

import sys

import tensorflow as tf

load = tf.keras.utils.image_dataset_from_directory
kept = load("train", batch_size=None).cache().shuffle(1000).batch(32)
once = load("more")
asked = load("valid", shuffle=len(sys.argv) > 1)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(kept, epochs=20, validation_data=asked)
model.fit(once)
