import argparse

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--verbose", action="store_true")
parser.add_argument("--epochs", type=int, default=10)
args = parser.parse_args()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((y - model(x)) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


arrays = np.zeros((1000, 4), "float32"), np.zeros((1000, 1), "float32")
dataset = tf.data.Dataset.from_tensor_slices(arrays).batch(10)
for epoch in range(args.epochs):
    for step, (x, y) in enumerate(dataset):
        loss = train_step(x, y)
        if args.verbose:  # off by default
            print(step, float(loss))
