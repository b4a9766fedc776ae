import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

x = tf.placeholder(tf.float32, [None, 4])
hidden = x
for _ in range(20):
    hidden = tf.nn.relu(tf.matmul(hidden, tf.Variable(tf.ones([4, 4]))))
total = tf.reduce_sum(hidden)
saver = tf.train.Saver()

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(100):
        sess.run(total, feed_dict={x: np.ones([8, 4])})
