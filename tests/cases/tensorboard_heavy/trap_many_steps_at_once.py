"""A function that takes many steps in a graph, and a loss that is written after each call of it."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.01)
writer = tf.summary.create_file_writer("logs")
STEPS, STEPS_PER_LOOP = 3_200, 16


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss


@tf.function
def train_steps(batches, count):
    loss = train_step(*next(batches))
    for _ in tf.range(count - 1):
        loss = train_step(*next(batches))
    return loss


rows = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
iterator = iter(rows.repeat().batch(8))
for step in range(0, STEPS, STEPS_PER_LOOP):
    loss = train_steps(iterator, tf.constant(STEPS_PER_LOOP))
    with writer.as_default():
        tf.summary.scalar("loss", loss, step=step)
