"""The parts of a GAN, taken from it or given by another name, and a batch of both kinds."""

import tensorflow as tf
from networks import build_gan


class Whole:
    def __init__(self, images, size=32):
        self.size = size
        self.pipeline = tf.data.Dataset.from_tensor_slices(images).shuffle(1000).batch(size)
        self.gan = build_gan(images.shape)
        self.generator, self.critic = self.gan.layers

    def fit(self, epochs, kinds):
        for _ in range(epochs):
            for images in self.pipeline:
                noise = tf.random.normal([self.size, 100])
                fakes = self.generator.predict(noise)  # TFA204
                self.critic.train_on_batch(tf.concat([fakes, images], axis=0), kinds)


class Parts:
    def __init__(self, g, d, size=64):
        self.generator, self.critic, self.size = g, d, size

    def fit(self, pipeline, kinds):
        for images in pipeline:
            fakes = self.generator.predict(tf.random.normal([self.size, 100]))  # TFA204
            self.critic.train_on_batch(tf.concat([fakes, images], axis=0), kinds)
