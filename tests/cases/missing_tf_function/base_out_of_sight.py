"""A class out of sight may compile a method that takes a step, but none that loops over all."""

import numpy as np
import tensorflow as tf
from project.base import Agent
from tensorflow.python.keras import Model as OldModel  # TFA903


class Learner(Agent):
    def __init__(self, env):
        super().__init__(env)
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
        self.optimizer = tf.keras.optimizers.Adam()

    def train(self):
        episode = self.memory.all()
        for step in range(episode["steps"]):
            with tf.GradientTape() as tape:  # TFA601
                values = self.model(np.array([episode["states"][step]]), training=True)
                loss = tf.reduce_mean(tf.square(values - episode["rewards"][step]))
            gradients = tape.gradient(loss, self.model.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))


class Siamese(OldModel):
    def __init__(self):
        super().__init__()
        self.tower = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
        self.optimizer = tf.keras.optimizers.Adam()

    def train(self, loader):
        for step in range(10000):
            first, second = loader.pair()
            with tf.GradientTape() as tape:  # TFA601
                apart = self.tower(first, training=True) - self.tower(second, training=True)
                loss = tf.reduce_mean(tf.square(apart))
            gradients = tape.gradient(loss, self.tower.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.tower.trainable_variables))
