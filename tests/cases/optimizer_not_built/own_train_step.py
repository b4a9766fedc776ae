"""A GAN's own optimizers, which `fit` does not give their variables."""

import keras
import tensorflow as tf


class GAN(keras.Model):
    def __init__(self, generator, discriminator):
        super().__init__()
        self.generator = generator
        self.discriminator = discriminator

    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile()
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.loss_fn = loss_fn

    def call(self, images):
        return self.discriminator(images)

    def train_step(self, images):
        noise = tf.random.normal([tf.shape(images)[0], 4])
        with tf.GradientTape() as tape:
            both = tf.concat([self.generator(noise), images], 0)
            scores = self.discriminator(both)
            loss = self.loss_fn(tf.zeros_like(scores), scores)
        weights = self.discriminator.trainable_weights
        self.d_optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))  # TFA410
        with tf.GradientTape() as tape:
            scores = self.discriminator(self.generator(noise))
            loss = self.loss_fn(tf.ones_like(scores), scores)
        weights = self.generator.trainable_weights
        self.g_optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))  # TFA410
        return {"loss": loss}


strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    gan = GAN(
        keras.Sequential([keras.Input([4]), keras.layers.Dense(10)]),
        keras.Sequential([keras.Input([10]), keras.layers.Dense(1)]),
    )
    gan.compile(
        d_optimizer=keras.optimizers.Adam(3e-4),
        g_optimizer=keras.optimizers.Adam(3e-4),
        loss_fn=keras.losses.BinaryCrossentropy(from_logits=True),
    )
images = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 10]))
gan.fit(images.batch(32 * strategy.num_replicas_in_sync))
