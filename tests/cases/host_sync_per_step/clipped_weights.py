"""A critic's weights are clipped in NumPy beside each batch that it is trained on."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class Wgan:
    def __init__(self):
        self.critic = self.build_critic()
        self.critic.compile("rmsprop", "mse")

    def build_critic(self):
        model = tf.keras.Sequential()
        model.add(layers.Input([28, 28, 1]))
        model.add(layers.Conv2D(16, 3, strides=2))
        model.add(layers.Flatten())
        model.add(layers.Dense(1))
        return model

    def train(self, images, fakes, steps):
        real, fake = -np.ones([64, 1]), np.ones([64, 1])
        for _ in range(steps):
            for _ in range(5):
                chosen = np.random.randint(0, len(images), 64)
                self.critic.train_on_batch(images[chosen], real)
                self.critic.train_on_batch(fakes[chosen], fake)
                for layer in self.critic.layers:
                    weights = layer.get_weights()  # TFA701
                    weights = [np.clip(w, -0.01, 0.01) for w in weights]
                    layer.set_weights(weights)


class OfOthers:
    def __init__(self, critic):
        self.critic = critic

    def _train_critic(self, images, labels):
        self.critic.train_on_batch(images, labels)
        for part in self.critic.layers:
            part.set_weights([np.clip(w, -0.01, 0.01) for w in part.get_weights()])  # TFA701

    def train(self, batches, steps):
        for _ in range(steps):
            images, labels = next(batches)
            self._train_critic(images, labels)


def of_all_layers(model, batches):
    for images, labels in batches:
        model.train_on_batch(images, labels)
        weights = model.get_weights()  # TFA701
        model.set_weights([np.clip(w, -0.01, 0.01) for w in weights])


Wgan().train(np.zeros([640, 28, 28, 1]), np.zeros([640, 28, 28, 1]), 10_000)
