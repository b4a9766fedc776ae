"""Conditions that hold in each step, unless somebody changes a constant, a default or an option."""

import argparse

import tensorflow as tf
from data import batches

parser = argparse.ArgumentParser()
parser.add_argument("--every", type=int, default=1)
args = parser.parse_args()

VERBOSE = 1
EVERY = 1
model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(20):
    for step, (x, y) in enumerate(batches("train")):
        loss = train_step(x, y)
        if VERBOSE:
            print(step, float(loss))  # TFA701

for epoch in range(20):
    for step, (x, y) in enumerate(batches("train")):
        loss = train_step(x, y)
        if VERBOSE and step % EVERY == 0:
            print(step, float(loss))  # TFA701


def train(verbose=True):
    for step, (x, y) in enumerate(batches("train")):
        loss = train_step(x, y)
        if verbose and not step % args.every:
            print(step, float(loss))  # TFA701
