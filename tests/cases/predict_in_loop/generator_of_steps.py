"""A generator whose weights get gradients is a model, whoever made it."""

import tensorflow as tf
from networks import Generator


class Trainer:
    def __init__(self):
        self.generator = Generator(64)
        self.optimizer = tf.keras.optimizers.Adam(1e-4)

    @tf.function
    def step(self, small, large):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.generator(small) - large))
        variables = self.generator.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    def train(self, dataset):
        for small, large in dataset:
            self.step(small, large)
            shown = self.generator.predict(small)  # TFA204
            print(tf.reduce_mean(tf.image.psnr(large, shown, max_val=1.0)))


images = tf.zeros([640, 16, 16, 3]), tf.zeros([640, 64, 64, 3])
Trainer().train(tf.data.Dataset.from_tensor_slices(images).batch(16))
