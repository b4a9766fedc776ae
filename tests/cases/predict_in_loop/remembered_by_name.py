"""The steps of a game that an agent's memory gives have their parts by name."""

import numpy as np
import tensorflow as tf
from memories import Memory


class Agent:
    def __init__(self):
        self.memory = Memory()
        self.critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.critic.compile("adam", "mse")

    def process_batch(self, batch_size):
        states, targets = [], []
        data = self.memory.getMiniBatch(batch_size)
        for at in range(len(data)):
            target = data[at]["reward"]
            if not data[at]["done"]:
                target += 0.9 * self.critic.predict(data[at]["next_state"])[0]  # TFA204
            states.append(data[at]["state"])
            targets.append(target)
        self.critic.train_on_batch(np.array(states), np.array(targets))

    def preview(self, batch_size):
        data = self.memory.getMiniBatch(batch_size)
        for at in range(len(data)):
            print(data[at]["name"], self.critic.predict(data[at]["rows"]))
