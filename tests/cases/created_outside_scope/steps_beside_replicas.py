"""Steps of one's own for a model of the scope, which the loops call instead of the strategy."""

import tensorflow as tf


def network():
    inputs = tf.keras.Input([8])
    return tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))


strategy = tf.distribute.MirroredStrategy()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)

with strategy.scope():
    model = network()
    optimizer = tf.keras.optimizers.Adam(1e-3)
    other = network()
    plain = tf.keras.optimizers.SGD(0.1)
    third = network()
    within = tf.keras.optimizers.SGD(0.1)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # TFA402


@tf.function
def plain_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(other(x, training=True) - y))
    gradients = tape.gradient(loss, other.trainable_variables)
    plain.apply_gradients(zip(gradients, other.trainable_variables))  # TFA402


@tf.function
def step_within(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(third(x, training=True) - y))
    gradients = tape.gradient(loss, third.trainable_variables)
    within.apply_gradients(zip(gradients, third.trainable_variables))  # TFA402


for epoch in range(10):
    for images, labels in dataset:
        train_step(images, labels)
        plain_step(images, labels)

with strategy.scope():
    for images, labels in dataset:
        step_within(images, labels)
