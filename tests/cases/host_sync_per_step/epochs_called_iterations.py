"""Epochs that are counted as iterations, and take one step each."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--num_iterations", type=int, default=20000)
args = parser.parse_args()
x, y = tf.random.normal([500, 4]), tf.random.normal([500, 1])
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
losses = []
for epoch in range(args.num_iterations):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    losses.append(loss.numpy())  # TFA701
