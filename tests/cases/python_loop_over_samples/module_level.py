import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(3)])
rows = np.random.rand(500, 8)
scores = []
for row in rows:
    scores.append(model(row[None]).numpy())  # TFA205
for i in range(len(rows)):
    scores.append(model(rows[i : i + 1], training=False))  # TFA205
normed = tf.map_fn(lambda row: row / tf.reduce_max(row), tf.constant(rows))  # TFA205
