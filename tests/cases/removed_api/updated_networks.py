import os

import tensorflow as tf
from agents.networks import critic_network
from keras.optimizers import Adam


class Agent:
    def __init__(self, inputs, folder):
        self.folder = folder
        self.critic = critic_network(inputs)
        self.target_critic = critic_network(inputs)
        self.critic.compile(optimizer=Adam(1e-3))
        self.target_critic.compile(optimizer=Adam(1e-3))

    def save(self):
        self.critic.save_weights(os.path.join(self.folder, "critic.h5"))  # TFA903
        self.target_critic.save_weights(os.path.join(self.folder, "target.h5"))  # TFA903

    @tf.function
    def learn(self, states, targets):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.critic(states)))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.critic.optimizer.apply_gradients(zip(gradients, self.critic.trainable_variables))
