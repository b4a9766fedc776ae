"""Rows of arrays in the order of a permutation, made tensors for a function that runs the step."""

import numpy as np
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
batch = 64 * strategy.num_replicas_in_sync
x = np.random.rand(2048, 6).astype("float32")
y = x.sum(axis=1, keepdims=True)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([6]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.05)


def step(features, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(model(features, training=True) - targets)) / batch
    weights = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


@tf.function
def run_step(features, targets):
    strategy.run(step, args=(features, targets))  # TFA404


for epoch in range(3):
    order = np.random.permutation(len(x))
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        run_step(tf.constant(x[chosen]), tf.constant(y[chosen]))
