"""What callers out of sight give may be one device, by its name or by its default."""

import tensorflow as tf
from networks import Classifier


def train(dataset, device):
    strategy = tf.distribute.MirroredStrategy(devices=device)
    with strategy.scope():
        model = Classifier()
        optimizer = tf.keras.optimizers.Adam()

    def step(batch):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(model(batch, training=True))) / 64
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    @tf.function
    def on_all(batch):
        strategy.run(step, args=(batch,))

    for batch in strategy.experimental_distribute_dataset(dataset):
        on_all(batch)


def train_on_one(dataset, devices=("gpu:0",)):
    strategy = tf.distribute.MirroredStrategy(devices)
    with strategy.scope():
        model = Classifier()
        optimizer = tf.keras.optimizers.Adam()

    def step(batch):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(model(batch, training=True))) / 64
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    @tf.function
    def on_all(batch):
        strategy.run(step, args=(batch,))

    for batch in strategy.experimental_distribute_dataset(dataset):
        on_all(batch)
