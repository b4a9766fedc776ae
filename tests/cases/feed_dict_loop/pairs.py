import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
xs, ys = np.random.rand(640, 8), np.random.rand(640, 1)


def next_batch(size):
    rows = np.random.randint(0, 640, size)
    return xs[rows], ys[rows]


x, y = tf.placeholder(tf.float32, [None, 8]), tf.placeholder(tf.float32, [None, 1])
loss = tf.reduce_mean(tf.square(tf.matmul(x, tf.Variable(tf.ones([8, 1]))) - y))
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(20):
        bx, by = xs[step * 32 : (step + 1) * 32], ys[step * 32 : (step + 1) * 32]
        sess.run(train_op, feed_dict={x: bx, y: by})  # TFA901
    for step in range(20):
        batch = next_batch(32)
        sess.run([train_op, loss], {x: batch[0], y: batch[1]})  # TFA901
