"""A few steps of the critic in each of many iterations, whose number is not known."""

import sys

import tensorflow as tf

critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
steps, critic_steps = int(sys.argv[1]), 5


@tf.function
def critic_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(critic(tf.random.normal([32, 8])))
    gradients = tape.gradient(loss, critic.trainable_variables)
    optimizer.apply_gradients(zip(gradients, critic.trainable_variables))
    return loss


losses = []
for _ in range(steps):
    for _ in range(critic_steps):
        loss = critic_step()
        losses.append(loss.numpy())  # TFA701
