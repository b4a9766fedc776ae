"""Two optimizers of one step: each is asked for what only Keras 2 has."""

import tensorflow as tf
from tensorflow.keras import layers, mixed_precision

mixed_precision.set_global_policy("mixed_float16")
critic, maker = tf.keras.Sequential([layers.Dense(1)]), tf.keras.Sequential([layers.Dense(4)])
first = mixed_precision.LossScaleOptimizer(tf.keras.optimizers.Adam(1e-4))
second = mixed_precision.LossScaleOptimizer(tf.keras.optimizers.Adam(1e-4))


@tf.function
def train_step(batch):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(critic(batch, training=True))
        scaled = first.get_scaled_loss(loss)  # TFA503
    gradients = first.get_unscaled_gradients(tape.gradient(scaled, critic.trainable_variables))
    first.apply_gradients(zip(gradients, critic.trainable_variables))
    with tf.GradientTape() as other:
        made = -tf.reduce_mean(critic(maker(batch, training=True)))
        enlarged = second.get_scaled_loss(made)  # TFA503
    changes = second.get_unscaled_gradients(other.gradient(enlarged, maker.trainable_variables))
    second.apply_gradients(zip(changes, maker.trainable_variables))
    return loss, made


for batch in tf.data.Dataset.from_tensor_slices(tf.zeros([32, 4])).batch(8):
    train_step(batch)
