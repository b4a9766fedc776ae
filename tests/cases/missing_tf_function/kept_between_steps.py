"""Steps that no fix takes out of their loop: each needs what is not known to be a tensor."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
rows = np.zeros([640, 8], "float32")


def counted(steps):
    total = 0.0
    for _ in range(steps):
        for x, y in data:
            with tf.GradientTape() as tape:  # TFA601
                loss = tf.reduce_mean((model(x) - y) ** 2)
                total += loss
            grads = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return total


def weighted(steps):
    weight = 1.0
    for step in range(steps):
        for x, y in data:
            with tf.GradientTape() as tape:  # TFA601
                loss = tf.reduce_mean((model(x) - y) ** 2) * weight
            grads = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(grads, model.trainable_variables))
        weight = weight * 0.9


def drawn(steps):
    for _ in range(steps):
        chosen = np.random.randint(0, 640, 16)
        with tf.GradientTape() as tape:  # TFA601
            loss = tf.reduce_mean(model(rows[chosen]) ** 2)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))


def sizes(steps):
    seen = 0
    for _ in range(steps):
        for x, y in data:
            with tf.GradientTape() as tape:  # TFA601
                loss = tf.reduce_mean((model(x) - y) ** 2)
                size = x.shape[0]
            grads = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(grads, model.trainable_variables))
            seen += size
    return seen


def stopped(steps):
    for _ in range(steps):
        for x, y in data:
            with tf.GradientTape() as tape:  # TFA601
                loss = tf.reduce_mean((model(x) - y) ** 2)
            grads = tape.gradient(loss, model.trainable_variables)
            if len(grads) == 0:
                break
            optimizer.apply_gradients(zip(grads, model.trainable_variables))


class Trainer:
    def __init__(self):
        self.alpha = 1.0

    def train(self, steps):
        for _ in range(steps):
            for x, y in data:
                with tf.GradientTape() as tape:  # TFA601
                    loss = tf.reduce_mean((model(x) - y) ** 2) * self.alpha
                grads = tape.gradient(loss, model.trainable_variables)
                optimizer.apply_gradients(zip(grads, model.trainable_variables))
            self.alpha *= 0.9


counted(20)
weighted(20)
drawn(200)
sizes(20)
stopped(20)
Trainer().train(20)
