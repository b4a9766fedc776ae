"""The batch size comes with a table of settings."""

import tensorflow as tf

settings = {"epochs": 2, "batch_size": 32}
x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y, **settings)
model.fit(train_ds, **settings)  # TFA202
