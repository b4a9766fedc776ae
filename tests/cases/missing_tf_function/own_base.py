"""A class of the project as base, and two tapes in the body of the loop."""

import abc

import tensorflow as tf


class Trainer(abc.ABC):
    def __init__(self):
        self.optimizer = tf.keras.optimizers.Adam(1e-3)

    @abc.abstractmethod
    def train(self, noise, steps):
        raise NotImplementedError


class Gan(Trainer):
    def __init__(self, generator, critic):
        super().__init__()
        self.generator, self.critic = generator, critic
        self.second = tf.keras.optimizers.Adam(1e-3)

    def train(self, noise, steps):
        for _ in range(steps):
            with tf.GradientTape() as first, tf.GradientTape() as second:  # TFA601
                score = self.critic(self.generator(noise))
                loss, other = tf.reduce_mean(score), -tf.reduce_mean(score)
            gradients = first.gradient(loss, self.generator.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.generator.trainable_variables))
            gradients = second.gradient(other, self.critic.trainable_variables)
            self.second.apply_gradients(zip(gradients, self.critic.trainable_variables))


generator = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(8)])
critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
if __name__ == "__main__":
    Gan(generator, critic).train(tf.zeros([16, 4]), 1000)
