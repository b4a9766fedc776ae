"""A layer that takes its inputs as they are, of float64."""

import tensorflow as tf


class Autoencoder(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__(dtype="float32", autocast=False)
        self.encoder = tf.keras.layers.Dense(16, activation="relu")
        self.decoder = tf.keras.layers.Dense(784)

    def call(self, images):
        return self.decoder(self.encoder(images))


def load():
    (images, _), (others, _) = tf.keras.datasets.mnist.load_data()
    return (images / 255.0).reshape(-1, 784), (others / 255.0).reshape(-1, 784)


def train():
    images, others = load()
    autoencoder = Autoencoder()
    optimizer = tf.keras.optimizers.Adam()
    data = tf.data.Dataset.from_tensor_slices(images).shuffle(60000).batch(64)
    for epoch in range(5):
        for batch in data:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(tf.cast(batch, "float32") - autoencoder(batch)))
            gradients = tape.gradient(loss, autoencoder.trainable_weights)
            optimizer.apply_gradients(zip(gradients, autoencoder.trainable_weights))
    return autoencoder(others[:100])


train()
