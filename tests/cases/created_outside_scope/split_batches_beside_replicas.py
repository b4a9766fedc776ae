"""Batches that a strategy has split reach a step that it does not run."""

import tensorflow as tf

from project import images, labels

strategy = tf.distribute.MirroredStrategy()
whole = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(10_000)
dataset = whole.batch(64 * strategy.num_replicas_in_sync)
dataset = strategy.experimental_distribute_dataset(dataset)

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    optimizer = tf.keras.optimizers.SGD()
    loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


@tf.function
def train_step(inputs):
    x, y = inputs
    with tf.GradientTape() as tape:
        loss = loss_object(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # TFA402


for epoch in range(10):
    for batch in dataset:
        train_step(batch)
