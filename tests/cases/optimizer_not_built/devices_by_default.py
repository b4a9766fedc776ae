"""The strategy gets the devices that a caller names, and nobody names any: it takes all."""

import tensorflow as tf


def train(data, model, devices=None):
    strategy = tf.distribute.MirroredStrategy(devices)
    with strategy.scope():
        optimizer = tf.keras.optimizers.Adam()

    def step(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(model(x, training=True))) / 64
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # TFA410

    @tf.function
    def distributed(x):
        strategy.run(step, args=(x,))

    for x in strategy.experimental_distribute_dataset(data):
        distributed(x)


def train_on_one(data, model, devices=("gpu:0",)):
    strategy = tf.distribute.MirroredStrategy(devices)
    with strategy.scope():
        optimizer = tf.keras.optimizers.Adam()

    def step(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(model(x, training=True))) / 64
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    @tf.function
    def distributed(x):
        strategy.run(step, args=(x,))

    for x in strategy.experimental_distribute_dataset(data):
        distributed(x)


if __name__ == "__main__":
    numbers = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(64)
    train(numbers, tf.keras.Sequential([tf.keras.layers.Dense(1)]))
    train_on_one(numbers, tf.keras.Sequential([tf.keras.layers.Dense(1)]))
