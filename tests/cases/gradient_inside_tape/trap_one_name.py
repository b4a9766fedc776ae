"""Which of two tapes is asked is decided elsewhere, or the one is inside the other."""

import tensorflow as tf
from project.networks import Critic

critic = Critic()
optimizer = tf.keras.optimizers.Adam()


def train(images, plain):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean(critic(images))
    slopes = tape.gradient(loss, critic.trainable_variables)
    if plain:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(critic(images)) + tf.norm(slopes[0])
    return tape.gradient(loss, critic.trainable_variables)


def curvature(x):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = x**3
        slope = tape.gradient(y, x)
    return slope
