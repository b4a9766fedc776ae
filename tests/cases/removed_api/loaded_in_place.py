"""What is compiled with an optimizer is a model where one is loaded in its place."""

import os

import tensorflow as tf
from networks import ActorNetwork, CriticNetwork


class Agent:
    def __init__(self, folder="models/"):
        self.folder = folder
        self.actor = ActorNetwork(4)
        self.critic = CriticNetwork()
        self.actor.compile(optimizer=tf.keras.optimizers.Adam(1e-4))
        self.critic.compile(optimizer=tf.keras.optimizers.Adam(1e-3))

    def save(self):
        self.actor.save(os.path.join(self.folder, "actor"))  # TFA903
        self.critic.save(os.path.join(self.folder, "critic"))  # TFA903

    def load(self):
        self.actor = tf.keras.models.load_model(os.path.join(self.folder, "actor"))  # TFA903
        self.critic = tf.keras.models.load_model(os.path.join(self.folder, "critic"))  # TFA903
