"""A session that is fed 400 batches of images by hand.

measured: whole run
"""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
tf.set_random_seed(1)
images = np.random.default_rng(0).integers(0, 255, (5120, 32, 32, 3)).astype("uint8")
x = tf.placeholder(tf.float32, [None, 32, 32, 3])
kernel = tf.Variable(tf.random_normal([3, 3, 3, 16]))
features = tf.nn.relu(tf.nn.conv2d(x, kernel, strides=1, padding="VALID"))
train = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.square(features)))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(10):
        for start in range(0, 5120, 128):
            sess.run(train, feed_dict={x: images[start : start + 128] / 255.0})
