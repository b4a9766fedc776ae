"""A policy that learns from all that one episode gave, which a class remembers."""

import gymnasium
import numpy as np
import tensorflow as tf


class Memory:
    def __init__(self):
        self.states, self.gains = [], []

    def store(self, state, gain):
        self.states.append(state)
        self.gains.append(gain)

    def reset(self):
        self.states, self.gains = [], []


class Agent:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.optimizer = tf.keras.optimizers.Adam()
        self.memory = Memory()

    def log_probabilities(self, states):
        return tf.nn.log_softmax(self.model(states))

    def learn(self):  # TFA601
        states, gains = np.vstack(self.memory.states), np.array(self.memory.gains)
        with tf.GradientTape() as tape:
            loss = -tf.reduce_mean(self.log_probabilities(states)[:, 0] * gains)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        self.memory.reset()


env = gymnasium.make("CartPole-v1")
agent = Agent()
for _ in range(1000):
    state, _ = env.reset()
    while True:
        action = int(np.argmax(agent.model(state[None])))
        state, gain, done, *_ = env.step(action)
        agent.memory.store(state, gain)
        if done:
            agent.learn()
            break
