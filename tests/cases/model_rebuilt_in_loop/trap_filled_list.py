"""The list that a loop goes through holds two parts: a loop over two numbers has filled it."""

import tensorflow as tf

parts = []
for rows in (64, 32):
    part = tf.data.Dataset.from_tensor_slices((tf.zeros([rows, 8]), tf.zeros([rows, 1]))).batch(8)
    parts.append(part)

for number, part in enumerate(parts):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(part)
    model.save(f"part_{number}.keras")


def train(parts):
    for number, part in enumerate(parts):
        model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        model.fit(part)
        model.save(f"part_{number}.keras")


train(parts)
