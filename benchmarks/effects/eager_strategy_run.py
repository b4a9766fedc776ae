"""A distributed loop whose steps run eagerly, on one device."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((8192, 32), dtype="float32"), rng.random((8192, 1), dtype="float32")
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([
        tf.keras.Input([32]),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(1),
    ])
    optimizer = tf.keras.optimizers.Adam()
    optimizer.build(model.trainable_variables)
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)


def train_step(features, target):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(target - model(features, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(1000):
    for batch in dataset:
        strategy.run(train_step, args=batch)
