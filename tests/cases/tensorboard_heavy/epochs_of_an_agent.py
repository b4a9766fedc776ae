"""An agent takes a few steps, which it calls epochs, after each of its games."""

import gymnasium as gym
import numpy as np
import tensorflow as tf

writer = tf.summary.create_file_writer("logs")
policy = tf.keras.Sequential([tf.keras.layers.Dense(4)])
optimizer = tf.keras.optimizers.Adam()
env = gym.make("CartPole-v1")


@tf.function
def learn(states, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((policy(states) - targets) ** 2)
    gradients = tape.gradient(loss, policy.trainable_variables)
    optimizer.apply_gradients(zip(gradients, policy.trainable_variables))
    return loss


step = 0
while True:
    states, done = [], False
    state, _ = env.reset()
    while not done:
        states.append(state)
        state, _, done, _, _ = env.step(env.action_space.sample())
    states = np.asarray(states, "float32")
    for epoch in range(10):
        places = np.random.randint(0, len(states), 32)
        loss = learn(states[places], states[places])
        with writer.as_default():
            tf.summary.scalar("loss", loss, step)  # TFA802
        step += 1
