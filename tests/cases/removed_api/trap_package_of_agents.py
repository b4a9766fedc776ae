"""Agents of a package of the project's own, which has the short name of keras-rl's."""

import gymnasium
import tensorflow as tf
from rl.agents.dqn import DQNAgent
from rl.memory import ReplayMemory
from rl.policy import EpsilonGreedy

environment = gymnasium.make("CartPole-v1")
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
agent = DQNAgent(model, EpsilonGreedy(0.1), memory=ReplayMemory(50_000))
agent.train(environment, steps=50_000)
