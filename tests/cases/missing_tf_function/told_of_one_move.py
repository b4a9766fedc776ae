"""Agents that are told of one move, by a loop out of sight, and learn from it at once."""

import tensorflow as tf
from networks import ActorCriticNetwork


class Agent:
    def __init__(self, alpha=0.0003, gamma=0.99, n_actions=2):
        self.gamma = gamma
        self.network = ActorCriticNetwork(n_actions)
        self.network.compile(optimizer=tf.keras.optimizers.Adam(alpha))

    def learn(self, state, reward, state_, done):  # TFA601
        state = tf.convert_to_tensor([state], dtype=tf.float32)
        state_ = tf.convert_to_tensor([state_], dtype=tf.float32)
        with tf.GradientTape() as tape:
            value, _ = self.network(state)
            next_value, _ = self.network(state_)
            delta = reward + self.gamma * next_value * (1 - int(done)) - value
            loss = tf.reduce_mean(delta**2)
        gradients = tape.gradient(loss, self.network.trainable_variables)
        self.network.optimizer.apply_gradients(zip(gradients, self.network.trainable_variables))


class Critic:
    def __init__(self):
        self.value = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.Adam()

    def update(self, obs, reward, next_obs, terminated):  # TFA601
        target = reward if terminated else reward + 0.9 * self.value(next_obs[None])
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((target - self.value(obs[None])) ** 2)
        gradients = tape.gradient(loss, self.value.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.value.trainable_variables))
