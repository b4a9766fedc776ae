"""Models of the scope, made by a module that is not there, or built when first called; no `run`."""

import tensorflow as tf
from networks import Generator


class Discriminator(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(32, activation="relu")
        self.out = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(self.hidden(inputs))


@tf.function
def train_step(models, optimizers, batch):
    generator, discriminator = models
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        fake = discriminator(generator(batch, training=True), training=True)
        real = discriminator(batch, training=True)
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
        d_loss = tf.reduce_mean(tf.nn.softplus(fake) + tf.nn.softplus(-real))
    gradients = g_tape.gradient(g_loss, generator.trainable_variables)
    optimizers[0].apply_gradients(zip(gradients, generator.trainable_variables))  # TFA402
    gradients = d_tape.gradient(d_loss, discriminator.trainable_variables)
    optimizers[1].apply_gradients(zip(gradients, discriminator.trainable_variables))  # TFA402


def main():
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        models = [Generator(8), Discriminator()]
        optimizers = [tf.keras.optimizers.Adam(1e-4), tf.keras.optimizers.Adam(1e-4)]
    data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(64)
    for epoch in range(10):
        for batch in data:
            train_step(models, optimizers, batch)


main()
