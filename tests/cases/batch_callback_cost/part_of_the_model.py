"""A callback that asks the generator, which is a part of the model that it watches."""

import numpy as np
import tensorflow as tf


class GAN(tf.keras.Model):
    def __init__(self, generator, discriminator):
        super().__init__()
        self.generator, self.discriminator = generator, discriminator

    def call(self, noise):
        return self.discriminator(self.generator(noise))


class Monitor(tf.keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        images = self.model.generator.predict(np.random.normal(size=(16, 100)))  # TFA801
        np.save(f"images_{batch}.npy", images)  # TFA801
        self.model.discriminator.save_weights("discriminator.weights.h5")  # TFA801


generator = tf.keras.Sequential([tf.keras.layers.Dense(784)])
discriminator = tf.keras.Sequential([tf.keras.layers.Dense(1)])
gan = GAN(generator, discriminator)
gan.compile("adam", "mse")
gan.fit(np.zeros((640, 100)), np.zeros((640, 1)), epochs=5, callbacks=[Monitor()])
