"""Behind training that is fed, a text is made word by word: no pipeline knows the next one."""

import numpy as np
import tensorflow.compat.v1 as tf

from data import batches

tf.disable_eager_execution()

words = tf.placeholder(tf.int32, [None, 20])
labels = tf.placeholder(tf.int32, [None])
logits = tf.layers.dense(tf.one_hot(words[:, -1], 100), 100)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    step = 0
    for x, y in batches(64):
        session.run(train_op, feed_dict={words: x, labels: y})  # TFA901
        step += 1
        if step % 100 == 0:
            print(session.run(loss, feed_dict={words: x, labels: y}))
    text = [1] * 20
    for _ in range(200):
        given = session.run(logits, feed_dict={words: np.array([text[-20:]])})
        text.append(int(np.argmax(given)))
    for word in text:
        print(word)
