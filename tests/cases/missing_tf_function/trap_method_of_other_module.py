import tensorflow as tf
from agents.memory import Memory
from agents.networks import critic_network


class Learner:
    """What calls `train` may trace it: it gets its batch."""

    def __init__(self, inputs):
        self.critic = critic_network(inputs)
        self.optimizer = tf.keras.optimizers.Adam(1e-3)

    def train(self, states, targets):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.critic(states)))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.critic.trainable_variables))


class Probe:
    """Draws a batch to look at its gradients only."""

    def __init__(self, inputs):
        self.memory = Memory(100_000, inputs)
        self.critic = critic_network(inputs)

    def update_saliency(self):
        states, targets = self.memory.sample_buffer(64)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.critic(states)))
        self.saliency = tape.gradient(loss, self.critic.trainable_variables)
