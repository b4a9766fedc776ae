"""A second network follows that of an agent, by arrays, beside each move."""

import collections
import random

import gymnasium as gym
import numpy as np
import tensorflow as tf


def build():
    return tf.keras.Sequential(
        [
            tf.keras.Input([4]),
            tf.keras.layers.Dense(128, activation="relu"),
            tf.keras.layers.Dense(2),
        ]
    )


def follow(target, model, tau=0.01):
    weights = zip(target.get_weights(), model.get_weights())  # TFA701
    target.set_weights([(1 - tau) * old + tau * new for old, new in weights])


model, target = build(), build()
optimizer = tf.keras.optimizers.Adam(1e-3)
memory = collections.deque(maxlen=50_000)


@tf.function
def learn(states, actions, targets):
    with tf.GradientTape() as tape:
        values = tf.reduce_sum(model(states) * tf.one_hot(actions, 2), axis=1)
        loss = tf.reduce_mean(tf.square(targets - values))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


env = gym.make("CartPole-v1")
for _ in range(500):
    state, _ = env.reset()
    done = False
    while not done:
        action = int(tf.argmax(model(state[None])[0]))
        following, reward, done, _, _ = env.step(action)
        memory.append((state, action, reward, following, done))
        state = following
        if len(memory) > 64:
            states, actions, rewards, nexts, dones = map(np.array, zip(*random.sample(memory, 64)))
            best = tf.reduce_max(target(nexts), axis=1)
            learn(states, actions, rewards + 0.99 * best * (1 - dones))
            follow(target, model)
