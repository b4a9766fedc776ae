"""What was summed so far is needed for the next sample, or there is a list of each."""

import tensorflow as tf


def running(values, batch_size):
    total, sums = 0.0, []
    for i in range(batch_size):
        total = total + tf.reduce_sum(values[i])
        sums.append(tf.tanh(total))
    return tf.stack(sums)


def decayed(values, batch_size):
    total = 0.0
    for i in range(batch_size):
        total = tf.reduce_sum(values[i]) + 0.9 * total
    return total


def multiplied(values, batch_size):
    total = tf.ones([8])
    for i in range(batch_size):
        total = total * 0.5 + tf.reduce_sum(values[i])
    return total


@tf.function
def train_step(model, optimizer, images, batch_size):
    with tf.GradientTape() as tape:
        made = model(images, training=True)
        loss = tf.reduce_sum(running(made, batch_size)) + decayed(made, batch_size)
        loss += tf.reduce_sum(multiplied(made, batch_size))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss
