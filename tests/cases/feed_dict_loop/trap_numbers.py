import tensorflow.compat.v1 as tf
from network import build

tf.disable_eager_execution()
rate = tf.placeholder(tf.float32, shape=())
training = tf.placeholder(tf.bool)
net = build(rate, training)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {rate: 0.1, training: True}
    for step in range(1000):
        sess.run([net.train_op, net.loss], {rate: 0.1 / (step + 1), training: True})
        sess.run(net.train_op, feed_dict=feed)
