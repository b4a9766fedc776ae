"""The number decides whether a network that has won gets weights anew."""

import tensorflow as tf
from project.networks import Critic

critic = Critic()
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)
critic.save_weights("fresh.weights.h5")

for x in data:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(critic(x)))
    gradients = tape.gradient(loss, critic.trainable_variables)
    optimizer.apply_gradients(zip(gradients, critic.trainable_variables))
    if loss < 1e-5:
        critic.load_weights("fresh.weights.h5")
