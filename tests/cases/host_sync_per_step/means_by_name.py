"""Means of what a step gives, in dicts whose keys are those of its own; printed as they are."""

from collections import defaultdict

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return {"loss": loss, "size": tf.reduce_mean(tf.abs(y))}


def train(data):
    for step, (x, y) in enumerate(data):
        logs = train_step(x, y)
        if step == 0:
            means = {key: 0.0 for key in logs.keys()}
        for key, value in logs.items():
            means[key] = 0.9 * means[key] + 0.1 * value
            print(f"{key}: {means[key]:.3f}", end="\r")  # TFA701


def train_longer(data):
    sums = defaultdict(float)
    for x, y in data:
        for key, value in train_step(x, y).items():
            sums[key] += value
            print(key, float(sums[key]))  # TFA701


pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 2]), tf.zeros([640, 1]))).batch(8)
train(pairs)
train_longer(pairs)
