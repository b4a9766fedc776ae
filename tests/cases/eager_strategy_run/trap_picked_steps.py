"""Steps of a table, some of which are graphs."""

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


def plain(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.reduce_sum(tf.square(model(x) - y), 1))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


STEPS = {"traced": tf.function(plain), "debug": plain}
for x, y in batches:
    strategy.run(STEPS[args.mode], args=(x, y))
