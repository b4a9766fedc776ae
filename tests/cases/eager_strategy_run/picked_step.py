"""One of several steps: a table has them, or a function that makes them returns one."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--mode", default="labels")
args = parser.parse_args()

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
    optimizer = tf.keras.optimizers.SGD(0.1)
batches = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 8]))).batch(64)
batches = strategy.experimental_distribute_dataset(batches)


def on_labels(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.reduce_sum(tf.square(model(x) - y), 1))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def on_inputs(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.reduce_sum(tf.square(model(x) - x), 1))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


STEPS = {"labels": on_labels, "inputs": on_inputs}
step = STEPS[args.mode]
for x, y in batches:
    strategy.run(step, args=(x, y))  # TFA405


def make_step(scale):
    if scale:

        def step(x, y):
            on_labels(x * scale, y)

    else:

        def step(x, y):
            on_labels(x, y)

    return step


made = make_step(float(args.mode == "labels"))
for x, y in batches:
    strategy.run(made, args=(x, y))  # TFA405
