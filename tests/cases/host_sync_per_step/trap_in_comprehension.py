"""Comprehensions that keep tensors, that take few steps, or a whole training in each iteration."""

import numpy as np
import tensorflow as tf

optimizer = tf.keras.optimizers.SGD(0.1)
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
models = [tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)]) for _ in range(3)]


@tf.function
def train_step(model, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train(model):
    for x, y in data:
        loss = train_step(model, x, y)
    return float(loss)


for epoch in range(10):
    losses = [train_step(models[0], x, y) for x, y in data]
    print(epoch, np.mean([loss.numpy() for loss in losses]))
print([train(model) for model in models])
x, y = next(iter(data))
print([float(train_step(model, x, y)) for model in models])
