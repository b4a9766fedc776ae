"""The class's `compile` hands to that of Keras what it does not keep for itself."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


def augmenter(factor):
    return keras.Sequential([
        layers.Input([32, 32, 3]),
        layers.RandomRotation(factor),  # TFA504
    ])


class Contrastive(keras.Model):
    def __init__(self):
        super().__init__()
        self.augmenter = augmenter(0.1)
        self.encoder = keras.Sequential([layers.Conv2D(8, 3, strides=2), layers.Flatten()])

    def compile(self, encoder_optimizer, **kwargs):
        super().compile(**kwargs)
        self.encoder_optimizer = encoder_optimizer

    def train_step(self, images):
        first, second = (self.augmenter(images, training=True) for _ in range(2))
        with tf.GradientTape() as tape:
            difference = self.encoder(first, training=True) - self.encoder(second, training=True)
            loss = tf.reduce_mean(tf.square(difference))
        weights = self.encoder.trainable_weights
        self.encoder_optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss}


model = Contrastive()
model.compile(encoder_optimizer=keras.optimizers.Adam())
model.fit(np.load("images.npy"), epochs=20)
