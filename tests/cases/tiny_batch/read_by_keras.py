"""Batches that the source of a pipeline makes by itself."""

import tensorflow as tf

one = tf.keras.utils.image_dataset_from_directory("flowers", batch_size=1)  # TFA203
two = tf.keras.utils.image_dataset_from_directory("flowers", batch_size=2).prefetch(1)  # TFA203
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)])
model.compile("adam", "mse")
model.fit(one, epochs=16)
model.fit(two, epochs=16)
