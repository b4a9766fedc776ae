"""Every episode has another length: a graph for any length holds them all."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


def train_step(states):  # TFA601
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(states) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


for episode in range(100):
    states, done = [], False
    while not done:
        states.append(np.random.rand(4))
        done = np.random.rand() < 0.1
    train_step(np.array(states))
