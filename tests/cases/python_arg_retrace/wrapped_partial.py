"""A function with some of its arguments given, made a graph: the others are looked at as ever."""

from functools import partial

import tensorflow as tf

weights = tf.Variable(tf.ones([8, 1]))


def descend(x, rate, clip):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, weights)))
    gradient = tf.clip_by_norm(tape.gradient(loss, weights), clip)
    weights.assign_sub(rate * gradient)


step = tf.function(partial(descend, clip=1.0), reduce_retracing=True)
rate = 0.1
for _ in range(100):
    step(tf.ones([32, 8]), rate)  # TFA603
    step(tf.ones([32, 8]), tf.constant(rate))
    rate *= 0.99
