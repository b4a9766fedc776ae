"""A list of one file, whose name has no wildcard."""

import tensorflow as tf

files = tf.data.Dataset.list_files(["./clicks.csv"])
rows = files.flat_map(lambda path: tf.data.TextLineDataset(path).skip(1)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.TextVectorization(100), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for batch in rows.repeat(10):
    model.train_on_batch(batch, tf.zeros([32, 1]))
