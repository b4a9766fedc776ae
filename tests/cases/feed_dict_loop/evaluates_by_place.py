"""Evaluation whose batches are cut out of arrays by the number of the iteration."""

import numpy as np
import tensorflow.compat.v1 as tf
from tqdm import tqdm

tf.disable_eager_execution()

BATCH = 50
images = tf.placeholder(tf.float32, [None, 784])
labels = tf.placeholder(tf.int64, [None])
logits = tf.layers.dense(images, 10)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)
correct = tf.reduce_sum(tf.cast(tf.equal(tf.argmax(logits, 1), labels), tf.int32))


def train(session, data):
    x, y = data["x"], data["y"]
    for i in range(len(x) // BATCH):
        batch_x = x[i * BATCH : (i + 1) * BATCH]
        batch_y = y[i * BATCH : (i + 1) * BATCH]
        session.run(train_op, {images: batch_x, labels: batch_y})  # TFA901


def test(session, data):
    x, y, right = data["x"], data["y"], 0
    for i in tqdm(range(int(np.ceil(len(x) / BATCH)))):
        batch_x = x[i * BATCH : (i + 1) * BATCH]
        batch_y = y[i * BATCH : (i + 1) * BATCH]
        right += session.run(correct, {images: batch_x, labels: batch_y})  # TFA901
    return right / len(x)


def losses(session, data):
    found = []
    for start in range(0, len(data["x"]), BATCH):
        feed = {images: data["x"][start : start + BATCH], labels: data["y"][start : start + BATCH]}
        found.append(session.run(loss, feed_dict=feed))  # TFA901
    for start in range(0, len(data["x"]), BATCH):
        found.append(
            session.run(
                loss,
                feed_dict={  # TFA901
                    images: data["x"][start : start + BATCH, :],
                    labels: data["y"][start : start + BATCH],
                },
            )
        )
    return np.mean(found)


with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    data = np.load("digits.npz")
    for epoch in range(20):
        train(session, data)
        test(session, data)
        losses(session, data)
