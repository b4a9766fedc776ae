"""A model with a training step of its own, which another module fits."""

import tensorflow as tf
from tensorflow import keras

tf.config.set_visible_devices([], "GPU")  # TFA104


class Gan(keras.Model):
    def __init__(self, generator):
        super().__init__()
        self.generator = generator

    def compile(self, g_optimizer, loss_fn):
        super().compile()
        self.g_optimizer, self.loss_fn = g_optimizer, loss_fn

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = self.loss_fn(data, self.generator(data))
        gradients = tape.gradient(loss, self.generator.trainable_weights)
        self.g_optimizer.apply_gradients(zip(gradients, self.generator.trainable_weights))
        return {"loss": loss}
