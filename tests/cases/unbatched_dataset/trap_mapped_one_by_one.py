"""What is made of the rows has another shape for each, or may be batches."""

import numpy as np
import tensorflow as tf

table = np.random.rand(4000, 12).astype("float32")
lengths = np.random.randint(1, 12, 4000)
model = tf.keras.Sequential([tf.keras.layers.Dense(6, "relu"), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam(1e-3)
mse = tf.keras.losses.MeanSquaredError()


@tf.function(reduce_retracing=True)
def step(row):
    with tf.GradientTape() as tape:
        loss = mse(tf.zeros([1, 1]), model(row, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


rows = tf.data.Dataset.from_tensor_slices((table, lengths))
for words in rows.map(lambda row, length: tf.reshape(row[:length], [-1, 1])):
    step(words[tf.newaxis])
groups = tf.data.Dataset.from_tensor_slices(table.reshape(40, 100, 12))
for group in groups.map(lambda group: group * 0.5):
    step(group)
