"""One optimizer of two models, of which a run trains only one: an option picks the step."""

import argparse

import tensorflow as tf

body = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
head = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
decoder = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def on_labels(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(head(body(x)) - y))
    variables = body.trainable_variables + head.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


@tf.function
def on_inputs(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(decoder(body(x)) - x))
    variables = body.trainable_variables + decoder.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


STEPS = {"labels": on_labels, "inputs": on_inputs}
parser = argparse.ArgumentParser()
parser.add_argument("--mode", choices=sorted(STEPS), default="labels")
args = parser.parse_args()
step = STEPS[args.mode]
for _ in range(100):
    step(tf.zeros([32, 8]), tf.zeros([32, 1]))
