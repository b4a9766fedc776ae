"""Agents of keras-rl, which asks for what Keras 3 has not."""

import gymnasium
import tensorflow as tf
from rl.agents.dqn import DQNAgent  # TFA903
from rl.memory import SequentialMemory
from rl.policy import BoltzmannQPolicy

environment = gymnasium.make("CartPole-v1")
actions = environment.action_space.n
model = tf.keras.Sequential([
    tf.keras.layers.Flatten(input_shape=(1, 4)),
    tf.keras.layers.Dense(24, activation="relu"),
    tf.keras.layers.Dense(actions),
])
memory = SequentialMemory(limit=50_000, window_length=1)
agent = DQNAgent(model, BoltzmannQPolicy(), nb_actions=actions, memory=memory)
agent.compile(tf.keras.optimizers.Adam(1e-3), metrics=["mae"])
agent.fit(environment, nb_steps=50_000)
