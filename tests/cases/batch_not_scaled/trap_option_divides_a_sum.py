"""The sum is divided by the option: it is the batch of all replicas."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--batch", type=int, default=16)
args = parser.parse_args()
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)

rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
rows = strategy.experimental_distribute_dataset(rows.batch(args.batch))


def train_step(x, y):
    with tf.GradientTape() as tape:
        errors = tf.reduce_sum(tf.square(model(x, training=True) - y), axis=1)
        loss = tf.reduce_sum(errors) / args.batch
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def step(x, y):
    strategy.run(train_step, args=(x, y))


for x, y in rows:
    step(x, y)
