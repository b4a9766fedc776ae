"""Rows of what comes out of sight, which may be shares of the replicas already."""

import pickle

import numpy as np
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([6]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function
def step(features):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model(features, training=True)) / 128
    weights = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


with open("shares.pickle", "rb") as file:
    shares, orders = pickle.load(file)
x = np.random.rand(2048, 6).astype("float32")
for start in range(0, 2048, 64):
    strategy.run(step, args=(shares[np.arange(2048)[start : start + 64]],))
    strategy.run(step, args=(x[orders[start : start + 64]],))
