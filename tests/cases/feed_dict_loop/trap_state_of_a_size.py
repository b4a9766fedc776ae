"""What is fed is what the loop computed before, of a size that nobody knows."""

import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def relax(session, size, field):
    given = tf.placeholder(tf.float32, [size, size])
    weights = tf.Variable(tf.ones([1, 1]))
    after = given * weights
    update = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.square(after - given)))
    session.run(tf.global_variables_initializer())
    for _ in range(1000):
        feed = {given: field}
        field, _ = session.run([after, update], feed)
