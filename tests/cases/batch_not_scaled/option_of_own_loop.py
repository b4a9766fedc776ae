"""A loop of one's own, whose batches are as large as an option says."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--samples", type=int, default=16)
args = parser.parse_args()
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1 * args.samples / 256)
    loss_fn = tf.keras.losses.MeanSquaredError()

rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
rows = rows.shuffle(640).batch(args.samples)  # TFA403
rows = strategy.experimental_distribute_dataset(rows)


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def step(x, y):
    strategy.run(train_step, args=(x, y))


for x, y in rows:
    step(x, y)
