"""Models that a class is given are known by what they are called on: an input of Keras."""

import numpy as np
from tensorflow.keras import layers, models


class Gan:
    def __init__(self, generator, critic):
        self.generator = generator
        self.critic = critic
        self.latent = generator.input_shape[1]

    def compile(self):
        self.critic.compile("rmsprop", "mse")
        noise = layers.Input(shape=(self.latent,))
        self.model = models.Model(noise, self.critic(self.generator(noise)))
        self.model.compile("rmsprop", "mse")

    def train_critic(self, photos, batch):
        photos = photos[np.random.randint(0, photos.shape[0], batch)]
        noise = np.random.normal(0, 1, (batch, self.latent))
        painted = self.generator.predict(noise)  # TFA204
        self.critic.train_on_batch(photos, np.ones((batch, 1)))
        self.critic.train_on_batch(painted, -np.ones((batch, 1)))

    def train(self, photos, batch, epochs, critic_steps=5):
        for _ in range(epochs):
            for _ in range(critic_steps):
                self.train_critic(photos, batch)
            noise = np.random.normal(0, 1, (batch, self.latent))
            self.model.train_on_batch(noise, np.ones((batch, 1)))
