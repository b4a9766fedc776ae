"""An agent is told of moves that another module draws, and gives the losses as numbers."""

import tensorflow as tf
from networks import Critic, Policy

from .devices import strategy_of


class Agent:
    def __init__(self, states, actions):
        self.turn = 0
        self.strategy = strategy_of()
        with self.strategy.scope():
            self.critic, self.policy = Critic(states, actions), Policy(states, actions)
            self.first = tf.keras.optimizers.Adam(3e-4)
            self.second = tf.keras.optimizers.Adam(3e-4)

    def update(self, states, actions, rewards, next_states, dones):  # TFA601
        goals = rewards + 0.99 * (1 - dones) * self.critic(next_states, self.policy(next_states))
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.critic(states, actions) - goals))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.first.apply_gradients(zip(gradients, self.critic.trainable_variables))
        self.turn += 1
        if self.turn % 2 == 0:
            with tf.GradientTape() as tape:
                worth = -tf.reduce_mean(self.critic(states, self.policy(states)))
            gradients = tape.gradient(worth, self.policy.trainable_variables)
            self.second.apply_gradients(zip(gradients, self.policy.trainable_variables))
        return {"critic": float(loss.numpy())}
