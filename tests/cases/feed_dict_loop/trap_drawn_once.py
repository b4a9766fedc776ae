import tensorflow.compat.v1 as tf
from model import Factors
from sampler import feeds

tf.disable_v2_behavior()
factors = Factors()
loss = factors.get_loss()
train_op = factors.training(loss)
feed = next(feeds(factors))  # what stays the same: a rate, a switch

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(2000):
        _, value = sess.run([train_op, loss], feed_dict=feed)
