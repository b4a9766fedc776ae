"""A layer of one's own that is trained as a model is, and gets a whole set at once."""

import tensorflow as tf
from tensorflow.keras import layers


class Autoencoder(layers.Layer):
    def __init__(self):
        super().__init__()
        self.encoder = layers.Dense(32, activation="relu")
        self.decoder = layers.Dense(784, activation="sigmoid")

    def call(self, images):
        return self.decoder(self.encoder(images))


(x_train, _), (x_test, _) = tf.keras.datasets.fashion_mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255.0
x_test = x_test.reshape(-1, 784).astype("float32") / 255.0
train = tf.data.Dataset.from_tensor_slices(x_train).shuffle(60_000).batch(64)

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
    print(epoch, tf.reduce_mean(tf.square(autoencoder(x_test) - x_test)))  # TFA206: medium
