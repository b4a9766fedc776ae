"""What is run waits for the update, as moving averages do."""

import tensorflow as tf

from project import data, network

x = tf.placeholder(tf.float32, [None, 784])
y = tf.placeholder(tf.float32, [None, 10])
loss = tf.reduce_mean(network(x) - y)
average = tf.train.ExponentialMovingAverage(0.99)
train_step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.control_dependencies([train_step, average.apply(tf.trainable_variables())]):
    train_op = tf.no_op(name="train")
with tf.Session() as session:
    for step in range(1000):
        xs, ys = data.next_batch(100)
        _, value = session.run([train_op, loss], feed_dict={x: xs, y: ys})  # TFA901
