"""An environment that ends after 200 steps, whatever happens: there is one trace."""

import gymnasium as gym
import numpy as np
import tensorflow as tf

policy = tf.keras.Sequential([tf.keras.layers.Dense(64, activation="tanh"), tf.keras.layers.Dense(2)])
optimizer = tf.keras.optimizers.Adam()


class Memory:
    def __init__(self):
        self.states, self.actions, self.rewards = [], [], []

    def add(self, state, action, reward):
        self.states.append(state)
        self.actions.append(action)
        self.rewards.append(reward)


@tf.function
def update(states, actions, rewards):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(actions, policy(states))
        loss = tf.reduce_mean(losses * rewards)
    gradients = tape.gradient(loss, policy.trainable_variables)
    optimizer.apply_gradients(zip(gradients, policy.trainable_variables))


env = gym.make("Pendulum-v1")
for episode in range(500):
    memory = Memory()
    state, _ = env.reset()
    done = False
    while not done:
        logits = policy(state[None])
        action = tf.random.categorical(logits, 1)[0].numpy() - 0.5
        following, reward, terminated, truncated, _ = env.step(action)
        memory.add(state, action, reward)
        state, done = following, terminated or truncated
    update(np.array(memory.states), np.array(memory.actions), np.array(memory.rewards, np.float32))
