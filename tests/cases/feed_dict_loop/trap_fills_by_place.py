"""Behind training that is fed, a text is made by place: no pipeline knows the next word."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

words = tf.placeholder(tf.int32, [None, None])
labels = tf.placeholder(tf.int32, [None])
logits = tf.layers.dense(tf.one_hot(words[:, -1], 100), 100)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)
x, y = np.load("x.npy"), np.load("y.npy")

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for i in range(len(x) // 64):
        batch, target = x[i * 64 : (i + 1) * 64], y[i * 64 : (i + 1) * 64]
        session.run(train_op, feed_dict={words: batch, labels: target})  # TFA901
    text = np.zeros([220, 1], "int32")
    for i in range(200):
        given = session.run(logits, feed_dict={words: text[i : i + 20]})
        text[i + 20, 0] = np.argmax(given[-1])
    rows = [[1]] * 20
    for i in range(200):
        given = session.run(logits, feed_dict={words: rows[i : i + 20]})
        rows.append([int(np.argmax(given[-1]))])
