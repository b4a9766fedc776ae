"""Batches that one loop takes apart to count labels, and that a model is trained on as they are."""

import numpy as np
import tensorflow as tf

rows = tf.keras.utils.image_dataset_from_directory("flowers", image_size=(96, 96), batch_size=32)
rows = rows.cache().shuffle(100).prefetch(tf.data.AUTOTUNE)  # TFA308: low
labels = [label.numpy() for _, label in rows.unbatch()]
weights = dict(enumerate(np.bincount(labels) / len(labels)))

apart = tf.data.Dataset.from_tensor_slices((np.zeros([256, 8]), np.zeros([256]))).batch(32)
apart = apart.shuffle(8)  # trap: what trains is batched anew
model = tf.keras.Sequential([tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(5)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(rows, epochs=20, class_weight=weights)
wide = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
wide.compile("adam", "mse")
wide.fit(apart.unbatch().shuffle(256).batch(64), epochs=20)
for batch in apart:
    print(batch[0].shape)
