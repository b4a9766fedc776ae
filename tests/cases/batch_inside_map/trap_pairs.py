"""Pairs of windows that are zipped, and flattened or gone through behind that."""

import tensorflow as tf

x, y = tf.zeros([200, 3]), tf.zeros([200])
windows = tf.data.Dataset.from_tensor_slices((x, y)).window(10, shift=2, drop_remainder=True)
pairs = windows.map(lambda a, b: (a.batch(10), b.batch(10)))
zipped = windows.map(lambda a, b: (a.batch(10), b.batch(10))).map(
    lambda a, b: tf.data.Dataset.zip((a, b))
)
looked_at = windows.map(lambda a, b: (a.batch(10), b.batch(10))).map(
    lambda a, b: tf.data.Dataset.zip((a, b))
)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", "mse")
model.fit(pairs.flat_map(lambda a, b: tf.data.Dataset.zip((a, b))).batch(8))
model.fit(zipped.flat_map(lambda each: each).batch(8))
for inner in looked_at:
    for window, labels in inner:
        model.train_on_batch(window[None], labels[None])
