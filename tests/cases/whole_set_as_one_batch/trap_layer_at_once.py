"""A layer that prepares a whole set once, which nothing trains."""

import tensorflow as tf
from tensorflow.keras import layers


class Whitened(layers.Layer):
    def call(self, images):
        mean = tf.reduce_mean(images, axis=-1, keepdims=True)
        return (images - mean) / (tf.math.reduce_std(images, axis=-1, keepdims=True) + 1e-3)


class Autoencoder(layers.Layer):
    def __init__(self):
        super().__init__()
        self.encoder = layers.Dense(32, activation="relu")
        self.decoder = layers.Dense(784, activation="sigmoid")

    def call(self, images):
        return self.decoder(self.encoder(images))


(x_train, _), (x_test, _) = tf.keras.datasets.fashion_mnist.load_data()
whitened = Whitened()
x_train = whitened(x_train.reshape(-1, 784).astype("float32"))
x_test = whitened(x_test.reshape(-1, 784).astype("float32"))
train = tf.data.Dataset.from_tensor_slices(x_train).shuffle(60_000).batch(64)
test = tf.data.Dataset.from_tensor_slices(x_test).batch(64)

autoencoder = Autoencoder()
optimizer = tf.keras.optimizers.Adam()


@tf.function
def step(images):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(autoencoder(images) - images))
    gradients = tape.gradient(loss, autoencoder.trainable_weights)
    optimizer.apply_gradients(zip(gradients, autoencoder.trainable_weights))


for epoch in range(3):
    for images in train:
        step(images)
    for images in test:
        print(epoch, tf.reduce_mean(tf.square(autoencoder(images) - images)))
