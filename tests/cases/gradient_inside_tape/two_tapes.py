"""Two tapes that one statement opens, one gradient each."""

import tensorflow as tf

generator = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(8)])
critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
of_generator, of_critic = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()


@tf.function
def step(real):
    with (
        tf.GradientTape(persistent=True) as tape,  # TFA705
        tf.GradientTape(persistent=True) as critic_tape,  # TFA705
    ):
        fake = generator(tf.random.normal([32, 4]))
        loss = -tf.reduce_mean(critic(fake))
        critic_loss = -loss - tf.reduce_mean(critic(real))
    up = tape.gradient(loss, generator.trainable_variables)
    down = critic_tape.gradient(critic_loss, critic.trainable_variables)
    of_generator.apply_gradients(zip(up, generator.trainable_variables))
    of_critic.apply_gradients(zip(down, critic.trainable_variables))


for batch in tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(32):
    step(batch)
