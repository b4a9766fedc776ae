"""A handful of steps, which a `while` counts, some of them up to an option."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--steps", type=int, default=5)
args = parser.parse_args()
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.05)
x, y = tf.ones([8, 2]), tf.zeros([8, 1])

step = 0
while step < 10:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    step += 1

step = 1
while step <= args.steps:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    step += 1
