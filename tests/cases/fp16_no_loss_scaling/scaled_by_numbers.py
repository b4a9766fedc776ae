"""Losses multiplied by a number, by which the gradients are divided again; and one that are not."""

import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
FACTOR = 256.0
data = tf.data.Dataset.from_tensor_slices((tf.zeros([32, 4]), tf.zeros([32, 1]))).batch(8)


def build():
    return tf.keras.Sequential([
        tf.keras.layers.Dense(8),
        tf.keras.layers.Dense(1, dtype="float32"),
    ])


first, second, third = build(), build(), build()
optimizers = [tf.keras.optimizers.SGD() for _ in range(3)]


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(first(x, training=True) - y))
        loss *= 128
    gradients = tape.gradient(loss, first.trainable_variables)
    gradients = [(gradient / 128) for gradient in gradients]
    optimizers[0].apply_gradients(zip(gradients, first.trainable_variables))


@tf.function
def by_name(x, y):
    with tf.GradientTape() as tape:
        loss = FACTOR * tf.reduce_mean(tf.square(second(x, training=True) - y))
    gradients = [g / FACTOR for g in tape.gradient(loss, second.trainable_variables)]
    optimizers[1].apply_gradients(zip(gradients, second.trainable_variables))


@tf.function
def weighted(x, y):
    with tf.GradientTape() as tape:
        loss = 2.0 * tf.reduce_mean(tf.square(third(x, training=True) - y))
    gradients = tape.gradient(loss, third.trainable_variables)  # TFA503
    optimizers[2].apply_gradients(zip(gradients, third.trainable_variables))


for x, y in data:
    step(x, y)
    by_name(x, y)
    weighted(x, y)
