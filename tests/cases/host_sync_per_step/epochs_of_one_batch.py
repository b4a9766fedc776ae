"""What is called an epoch takes one batch: it is a step."""

import numpy as np
import tensorflow as tf

x, y = np.zeros([6400, 8], "float32"), np.zeros([6400, 1], "float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
batches = iter(tf.data.Dataset.from_tensor_slices((x, y)).batch(32).repeat())


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train(num_epochs):
    for epoch in range(num_epochs):
        loss = train_step(*next(batches))
        print(epoch, float(loss))  # TFA701


def train_on_drawn(epochs, size=64):
    for epoch in range(epochs):
        drawn = np.random.randint(0, len(x), size)
        loss = train_step(x[drawn], y[drawn])
        print(f"{epoch}: {loss.numpy():.4f}")  # TFA701


train(500)
train_on_drawn(500)
