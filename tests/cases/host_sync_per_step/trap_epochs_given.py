"""Epochs of one step each, as many as somebody asks for; and a few iterations."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=100)
parser.add_argument("--steps_per_epoch", type=int, default=1)
args = parser.parse_args()
x, y = tf.random.normal([500, 4]), tf.random.normal([500, 1])
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
iterations = 8


def step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(args.epochs * args.steps_per_epoch):
    print(epoch, step().numpy())
for epoch in range(iterations):
    print(epoch, step().numpy())
