"""A dataset in batches."""

import numpy as np
import tensorflow as tf

batch_size = 32
x = np.random.rand(2_048, 8).astype("float32")
y = x.sum(axis=1, keepdims=True)
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(batch_size)

model = tf.keras.Sequential(
    [
        tf.keras.Input((8,)),
        tf.keras.layers.Dense(16, activation="relu"),
        tf.keras.layers.Dense(1),
    ]
)
model.compile(optimizer="adam", loss="mse")
model.fit(dataset, epochs=2, verbose=2)
