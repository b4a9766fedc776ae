"""A GAN whose class says nothing of what it computes, which Keras would build by that."""

import keras
import numpy as np
import tensorflow as tf


class GAN(keras.Model):
    def __init__(self, generator, discriminator):
        super().__init__(name="gan")
        self.generator = generator
        self.discriminator = discriminator

    def train_step(self, images):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.discriminator(images))
        weights = self.discriminator.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss}


def make():
    return GAN(
        keras.Sequential([keras.Input([4]), keras.layers.Dense(10)]),
        keras.Sequential([keras.Input([10]), keras.layers.Dense(1)]),
    )


strategy = tf.distribute.MirroredStrategy(["/cpu:0"])
with strategy.scope():
    gan = make()
    gan.compile(optimizer=keras.optimizers.SGD(0.01))
gan.fit(np.zeros((64, 10), "float32"))  # TFA410
