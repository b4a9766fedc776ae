"""No class out of sight compiles a method that draws its batch in Python."""

import numpy as np
import tensorflow as tf
from base_agent import BaseAgent
from networks import get_network


class Trainer(BaseAgent):
    def __init__(self, shape, actions):
        super().__init__(shape, actions)
        self.model = get_network(shape, actions)
        self.memory = []
        self.optimizer = tf.keras.optimizers.Adam(1e-4)

    def step_update(self, step):
        if step % 4 == 0:
            self.__train()

    def __train(self):  # TFA601
        chosen = np.random.choice(len(self.memory), 32)
        states = np.asarray([self.memory[i]["state"] for i in chosen])
        targets = np.asarray([self.memory[i]["target"] for i in chosen])
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.model(states)))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
