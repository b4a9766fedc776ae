"""A model on several devices, of which `predict_on_batch` gives each the whole batch."""

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
rows = tf.zeros([640, 8])
pairs = tf.data.Dataset.from_tensor_slices((rows, rows[:, :1])).batch(64)
model.fit(pairs, verbose=0)
found = [model.predict(x, verbose=0) for x, y in pairs]  # TFA204
