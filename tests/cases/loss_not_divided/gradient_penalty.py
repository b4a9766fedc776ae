"""The losses of a critic: all of their means are divided, or none, lest one weigh more."""

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    scorer = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer, other = tf.keras.optimizers.SGD(0.1), tf.keras.optimizers.SGD(0.1)
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.ones([640, 8]))).batch(64)
data = strategy.experimental_distribute_dataset(data)


def train_step(real, fake):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real))  # TFA409
        with tf.GradientTape() as inner:
            inner.watch(real)
            judged = critic(real)
        slopes = tf.math.sqrt(tf.reduce_sum(tf.square(inner.gradient(judged, real)), axis=1))
        penalty = tf.reduce_mean((slopes - 1.0) ** 2)
        loss += 10.0 * penalty
    gradients = tape.gradient(loss, critic.trainable_variables)
    optimizer.apply_gradients(zip(gradients, critic.trainable_variables))


def score_step(real, fake):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(scorer(real) - scorer(fake)))  # TFA409
        loss += sum(scorer.losses)
    gradients = tape.gradient(loss, scorer.trainable_variables)
    other.apply_gradients(zip(gradients, scorer.trainable_variables))


@tf.function
def train(real, fake):
    strategy.run(train_step, args=(real, fake))
    strategy.run(score_step, args=(real, fake))


for real, fake in data:
    train(real, fake)
