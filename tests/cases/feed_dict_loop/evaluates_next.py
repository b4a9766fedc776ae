"""Evaluation that is fed what an iterator, a loader or another run gives next."""

import tensorflow.compat.v1 as tf
from data import batches, digits, loader

tf.disable_eager_execution()

images = tf.placeholder(tf.float32, [None, 784])
labels = tf.placeholder(tf.int64, [None])
logits = tf.layers.dense(images, 10)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)
correct = tf.reduce_sum(tf.cast(tf.equal(tf.argmax(logits, 1), labels), tf.int32))
records = tf.data.TFRecordDataset("test.tfrecord").batch(30)
following = tf.data.make_one_shot_iterator(records).get_next()

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(2000):
        x, y = digits.train.next_batch(50)
        session.run(train_op, feed_dict={images: x, labels: y})  # TFA901
    right = 0
    for _ in range(200):
        x, y = digits.test.next_batch(50)
        right += session.run(correct, feed_dict={images: x, labels: y})  # TFA901
    for _ in range(200):
        batch_data, batch_labels = session.run(following)
        feed = {images: batch_data, labels: batch_labels}
        right += session.run(correct, feed_dict=feed)  # TFA901
    stream = batches("test")
    for _ in range(200):
        x, y = next(stream)
        right += session.run(correct, {images: x, labels: y})  # TFA901
    for number in range(loader.count):
        part = loader.get_batch(number)
        right += session.run(correct, {images: part[0], labels: part[1]})  # TFA901
    print(right)
