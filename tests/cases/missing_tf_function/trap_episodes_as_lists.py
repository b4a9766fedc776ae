"""A list of another length in every call, for which a graph would be traced anew."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


def train_step(states):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(tf.stack(states)) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


for episode in range(100):
    states, done = [], False
    while not done:
        states.append(tf.random.normal([4]))
        done = np.random.rand() < 0.1
    train_step(states)
