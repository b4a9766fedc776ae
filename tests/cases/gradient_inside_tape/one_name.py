"""Two tapes of one name, one behind the other."""

import tensorflow as tf
from project.networks import Critic, Painter

critic, painter = Critic(), Painter()
first, second = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()


def train(images, noise, rounds):
    for _ in range(rounds):
        with tf.GradientTape(persistent=True) as tape:  # TFA705
            loss = tf.reduce_mean(critic(painter(noise))) - tf.reduce_mean(critic(images))
        gradients = tape.gradient(loss, critic.trainable_variables)
        first.apply_gradients(zip(gradients, critic.trainable_variables))
    with tf.GradientTape() as tape:
        loss = -tf.reduce_mean(critic(painter(noise)))
        gradients = tape.gradient(loss, painter.trainable_variables)
    second.apply_gradients(zip(gradients, painter.trainable_variables))


def sharpen(images):
    with tf.GradientTape(persistent=True) as outer, tf.GradientTape() as other:  # TFA705
        loss = tf.reduce_mean(critic(images))
    slopes = outer.gradient(loss, critic.trainable_variables)
    del outer, other
    return slopes
