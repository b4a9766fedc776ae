"""What trains as Keras models train, and saves weights, is one, whoever made it."""

import tensorflow as tf
from networks import Critic, build_generator


class Gan:
    def __init__(self, critic):
        self.generator = build_generator(100)
        self.critic = critic
        self.optimizer = tf.keras.optimizers.Adam()
        self.generator.summary()

    @tf.function
    def step(self, x):
        with tf.GradientTape() as tape, tf.GradientTape() as other:
            fakes = self.generator(tf.random.normal([64, 100]), training=True)
            wrong = self.critic(fakes, training=True)
            score = tf.reduce_mean(wrong - self.critic(x, training=True))
            loss = -tf.reduce_mean(wrong)
        variables = self.generator.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        variables = self.critic.trainable_variables
        gradients = other.gradient(score, variables)
        self.optimizer.apply_gradients(zip(gradients, variables))  # TFA903

    def save(self):
        self.generator.save("generator")  # TFA903
        self.critic.save_weights("critic.h5")  # TFA903


gan = Gan(Critic())
