"""Whose base classes compile methods that take several steps: Keras', TF-Agents'."""

import tensorflow as tf
from project.models import Gan
from tf_agents.agents.dqn import dqn_agent


class Critical(Gan):  # a model, as it seems
    def train_step(self, x):
        for _ in range(self.critic_steps):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(self.critic(x))
            gradients = tape.gradient(loss, self.critic.trainable_variables)
            self.second.apply_gradients(zip(gradients, self.critic.trainable_variables))
        return {"loss": loss}


class Careful(dqn_agent.DqnAgent):
    def _train(self, experience, weights):
        for _ in range(self._repeats):
            with tf.GradientTape() as tape:
                loss = self._loss(experience, weights=weights).loss
            variables = self._q_network.trainable_weights
            gradients = tape.gradient(loss, variables)
            self._optimizer.apply_gradients(zip(gradients, variables))
        return loss
