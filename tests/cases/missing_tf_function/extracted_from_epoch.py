"""A function that a loop calls for each epoch: what is traced stands before it."""

import tensorflow as tf

LAMBDA = 0.1
data = tf.data.Dataset.from_tensor_slices(tf.ones([64, 4])).batch(16)
generator = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
critic = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
first, second = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()
mean = tf.keras.metrics.Mean()
def train_epoch(epoch):
    for real in data:
        noise = tf.random.stateless_normal([16, 8], seed=[epoch, 0])
        with tf.GradientTape() as generator_tape, tf.GradientTape() as critic_tape:  # TFA601
            fake = generator(noise, training=True)
            score = critic(fake)
            loss = tf.reduce_mean(critic(real)) - tf.reduce_mean(score)
            other = tf.reduce_mean(score) * LAMBDA
        gradients = generator_tape.gradient(other, generator.trainable_variables)
        first.apply_gradients(zip(gradients, generator.trainable_variables))
        gradients = critic_tape.gradient(loss, critic.trainable_variables)
        second.apply_gradients(zip(gradients, critic.trainable_variables))
        mean(other)
    print(epoch, mean.result().numpy())


for epoch in range(30):
    train_epoch(epoch)
