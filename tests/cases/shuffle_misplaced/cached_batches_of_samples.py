"""The cache keeps batches: `batch` goes behind, since a cache behind the shuffle keeps one order."""

import tensorflow as tf

(x, y), _ = tf.keras.datasets.mnist.load_data()
ds = tf.data.Dataset.from_tensor_slices((x, y))
ds = ds.batch(32)
ds = ds.cache()
ds = ds.shuffle(1000)  # TFA308
ds = ds.prefetch(1)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(ds, epochs=5)
