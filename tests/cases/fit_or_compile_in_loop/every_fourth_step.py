"""An agent learns in every fourth step of a game, as soon as it remembers enough."""

import random

import gymnasium
import numpy as np
import tensorflow as tf

LEARN_EVERY = 4
memory = []
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")


def learn(count):
    drawn = random.sample(memory, count)
    states, targets = np.array([s for s, _ in drawn]), np.array([t for _, t in drawn])
    model.fit(states, targets, batch_size=count, verbose=0)  # TFA703


env = gymnasium.make("CartPole-v1")
for _ in range(100):
    (state, _), done, step = env.reset(), False, 0
    while not done:
        state, reward, done, _, _ = env.step(env.action_space.sample())
        memory.append((state, [reward, reward]))
        if len(memory) > 500 and step % 4 == 0:
            learn(64)
        if step % LEARN_EVERY == 1:
            learn(32)
        step += 1
