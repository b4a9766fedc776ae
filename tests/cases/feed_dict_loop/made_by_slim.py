import numpy as np
import tensorflow as tf
import tensorflow.contrib.slim as slim

x = tf.placeholder(tf.float32, [None, 28, 28, 1])
loss = tf.reduce_mean(slim.conv2d(x, 32, [3, 3]))
step = slim.learning.create_train_op(loss, tf.train.AdamOptimizer())
with tf.Session() as session:
    for _ in range(1000):
        session.run(step, {x: np.random.rand(32, 28, 28, 1)})  # TFA901
