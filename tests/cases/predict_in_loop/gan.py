"""A batch is predicted in each step of a loop that trains batch by batch."""

import numpy as np
import tensorflow as tf


class Gan:
    def __init__(self):
        self.latent = 16
        self.generator = tf.keras.Sequential([tf.keras.Input([16]), tf.keras.layers.Dense(8)])
        self.critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.critic.compile("sgd", "mse")

    def train(self, epochs, batch_size=128, sample_interval=50):
        shown = np.random.normal(0, 1, (5, self.latent))
        for epoch in range(epochs):
            noise = np.random.normal(0, 1, (batch_size, self.latent))
            fake = self.generator.predict(noise)  # TFA204
            loss = self.critic.train_on_batch(fake, np.zeros((batch_size, 1)))
            if epoch % sample_interval == 0:
                drawn = np.random.normal(0, 1, (5, self.latent))
                print(loss, self.generator.predict(drawn)[0], self.generator.predict(shown)[0])


Gan().train(epochs=200, batch_size=32)
