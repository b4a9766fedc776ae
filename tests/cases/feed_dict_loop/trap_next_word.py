"""Behind training, each run is fed what the runs before gave: by a batch made of it, or a state."""

import numpy as np
import tensorflow.compat.v1 as tf
from data import corpus

tf.disable_eager_execution()

words = tf.placeholder(tf.int32, [None, 20])
labels = tf.placeholder(tf.int32, [None])
logits = tf.layers.dense(tf.one_hot(words[:, -1], 100), 100)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)
best = tf.argmax(logits, 1)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(1000):
        x, y = corpus.next_batch(64)
        session.run(train_op, feed_dict={words: x, labels: y})  # TFA901
    text = [1] * 20
    for _ in range(200):
        batch = corpus.make_batch(text)
        text.append(int(session.run(best, feed_dict={words: batch})[0]))
    window = corpus.next_batch(1)[0]
    for _ in range(200):
        batch = corpus.to_batch(window)
        window = session.run(best, feed_dict={words: batch})
    for _ in range(200):
        found = session.run(best, feed_dict={words: window})
        window = np.append(window[:, 1:], found[:, None], axis=1)
