"""The strategy runs the step, or the step gets a part of one replica, or batches that are whole."""

import tensorflow as tf

from project import images, labels

strategy = tf.distribute.MirroredStrategy()
whole = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(10_000)
whole = whole.batch(64 * strategy.num_replicas_in_sync)
dataset = strategy.experimental_distribute_dataset(whole)

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    optimizer = tf.keras.optimizers.SGD()
    loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def train_step(inputs):
    x, y = inputs
    with tf.GradientTape() as tape:
        loss = loss_object(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def run(batch):
    strategy.run(train_step, args=(batch,))


for epoch in range(10):
    for batch in dataset:
        run(batch)

student = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
rule = tf.keras.optimizers.SGD()


@tf.function
def distil(x, y):
    with tf.GradientTape() as tape:
        loss = loss_object(y, student(x, training=True))
    gradients = tape.gradient(loss, student.trainable_variables)
    rule.apply_gradients(zip(gradients, student.trainable_variables))


for batch in dataset:
    for x, y in strategy.experimental_local_results(batch):
        distil(x, y)
for x, y in whole:
    distil(x, y)
