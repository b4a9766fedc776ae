"""The strategy gets a list of devices from callers out of sight."""

import tensorflow as tf
from networks import Classifier


def train(dataset, gpus, learning_rate):
    strategy = tf.distribute.MirroredStrategy(devices=gpus)
    with strategy.scope():
        model = Classifier()
        optimizer = tf.keras.optimizers.Adam(learning_rate)

        def step(batch):
            features, labels = batch
            with tf.GradientTape() as tape:
                loss = tf.reduce_sum(tf.square(model(features, training=True) - labels)) / 64
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # TFA410

        @tf.function
        def on_all(batch):
            strategy.run(step, args=(batch,))

        for batch in strategy.experimental_distribute_dataset(dataset):
            on_all(batch)
