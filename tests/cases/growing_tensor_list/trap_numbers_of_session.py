"""A session gives a loss, a number, or what the next iteration is fed; or there are a few parts."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
words = tf.placeholder(tf.float32, [None, 8])
guess = tf.layers.dense(words, 8)
cost = tf.reduce_mean(tf.square(guess))
data = np.load("words.npy")
losses = np.array([])
text = np.zeros([1, 8])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(len(data)):
        losses = np.append(losses, sess.run(cost, feed_dict={words: data[step : step + 1]}))
    for _ in range(100):
        text = np.concatenate([text, sess.run(guess, feed_dict={words: text[-1:]})])
    parts = np.zeros([0, 8])
    for start in range(0, 4):
        parts = np.concatenate([parts, sess.run(guess, feed_dict={words: data[start:]})])
