import tensorflow.compat.v1 as tf
from model import Factors
from sampler import feeds

tf.disable_v2_behavior()
factors = Factors()
loss = factors.get_loss()
train_op = factors.training(loss)
batches = feeds(factors)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(2000):
        feed = next(batches)
        _, value = sess.run([train_op, loss], feed_dict=feed)  # TFA901
        if step % 100 == 0:
            print(step, value)
