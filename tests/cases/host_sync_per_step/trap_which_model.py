"""The number decides whether the critic is trained in this step."""

import tensorflow as tf

critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
mean = tf.keras.metrics.Mean()
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)

for x in dataset:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(critic(x)))
    mean(loss)
    if mean.result().numpy() < 0.8:
        gradients = tape.gradient(loss, critic.trainable_variables)
        optimizer.apply_gradients(zip(gradients, critic.trainable_variables))
