"""A network is told of moves by short names, and gives tensors, as a graph may do."""

import tensorflow as tf
from networks import critic, policy


class Networks:
    def __init__(self, states, actions):
        self.critic, self.target = critic(states, actions), critic(states, actions)
        self.policy = policy(states, actions)
        self.first = tf.keras.optimizers.Adam(3e-4)
        self.second = tf.keras.optimizers.Adam(3e-4)

    def train(self, s_batch, a_batch, r_batch, d_batch, s2_batch):
        worth = self.target([s2_batch, self.policy(s2_batch)])
        goals = r_batch + 0.99 * (1.0 - d_batch) * worth
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.critic([s_batch, a_batch]) - goals))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.first.apply_gradients(zip(gradients, self.critic.trainable_variables))
        with tf.GradientTape() as tape:
            regret = -tf.reduce_mean(self.critic([s_batch, self.policy(s_batch)]))
        gradients = tape.gradient(regret, self.policy.trainable_variables)
        self.second.apply_gradients(zip(gradients, self.policy.trainable_variables))
        return loss, regret
