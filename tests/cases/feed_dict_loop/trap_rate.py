import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

rate = tf.placeholder(tf.float32, [])
w = tf.Variable(tf.ones([8, 1]))
dataset = tf.data.Dataset.from_tensor_slices(np.ones([64, 8], "float32")).batch(4).repeat()
x = tf.data.make_one_shot_iterator(dataset).get_next()
train = tf.train.GradientDescentOptimizer(rate).minimize(tf.reduce_mean(tf.matmul(x, w)))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(50):
        now = 0.1 * 0.99**step
        sess.run(train, feed_dict={rate: now})
