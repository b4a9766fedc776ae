import numpy as np
import tensorflow as tf
from agents.networks import critic_network


class Agent:
    def __init__(self, inputs, rows):
        self.rows = rows
        self.critic = critic_network(inputs)
        self.optimizer = tf.keras.optimizers.Adam(1e-3)
        self.update = tf.function(self.update)

    def update(self, states, targets):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.critic(states)))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.critic.trainable_variables))

    def learn(self):
        at = np.random.choice(len(self.rows), 64)
        self.update(*self.rows[at])
