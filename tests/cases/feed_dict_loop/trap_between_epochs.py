"""One batch that is evaluated between two epochs, after many that are trained on."""

import tensorflow.compat.v1 as tf
from data import digits

tf.disable_eager_execution()

images = tf.placeholder(tf.float32, [None, 784])
labels = tf.placeholder(tf.int64, [None])
logits = tf.layers.dense(images, 10)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)
correct = tf.reduce_sum(tf.cast(tf.equal(tf.argmax(logits, 1), labels), tf.int32))

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for epoch in range(20):
        for step in range(2000):
            x, y = digits.train.next_batch(50)
            session.run(train_op, feed_dict={images: x, labels: y})  # TFA901
        x, y = digits.test.next_batch(1000)
        print(session.run(correct, feed_dict={images: x, labels: y}))
