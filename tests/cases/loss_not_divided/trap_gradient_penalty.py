"""The losses of a critic, each a share of what all replicas have."""

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.ones([640, 8]))).batch(64)
data = strategy.experimental_distribute_dataset(data)


def train_step(real, fake):
    replicas = strategy.num_replicas_in_sync
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(critic(fake)) / replicas - tf.reduce_mean(critic(real)) / replicas
        with tf.GradientTape() as inner:
            inner.watch(real)
            judged = critic(real)
        slopes = tf.math.sqrt(tf.reduce_sum(tf.square(inner.gradient(judged, real)), axis=1))
        loss += 10.0 * tf.nn.compute_average_loss((slopes - 1.0) ** 2)
    gradients = tape.gradient(loss, critic.trainable_variables)
    optimizer.apply_gradients(zip(gradients, critic.trainable_variables))


@tf.function
def train(real, fake):
    strategy.run(train_step, args=(real, fake))


for real, fake in data:
    train(real, fake)
