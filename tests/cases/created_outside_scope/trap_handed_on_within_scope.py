"""Models of the scope whose steps are run by what got the strategy, or by it, somewhere."""

import tensorflow as tf
from distribution import Replicas
from networks import Generator


def main():
    strategy = tf.distribute.MirroredStrategy()
    replicas = Replicas(strategy)
    with strategy.scope():
        model = Generator(8)
        optimizer = tf.keras.optimizers.Adam(1e-4)

    def step(batch):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(batch, training=True)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    for batch in tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(64):
        with replicas.each():
            step(batch)


def beside():
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model, critic = Generator(8), Generator(1)
        optimizer = tf.keras.optimizers.Adam(1e-4)

    def step(batch):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(critic(model(batch, training=True))))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(64)
    for batch in strategy.experimental_distribute_dataset(data):
        strategy.run(step, args=(batch,))


main()
beside()
