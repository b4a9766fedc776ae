"""What updates the variables is made out of sight, and called as everybody calls it."""

import tensorflow.compat.v1 as tf
from optimisation import descend, restored
from rows import load

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 8])
loss = tf.reduce_mean(tf.square(x * tf.Variable(tf.ones([8]))))
train_op, gradients = descend(loss, 0.1)
optimizer = restored(loss)
rows = load()
with tf.Session() as session:
    for i in range(1000):
        session.run(train_op, feed_dict={x: rows[i * 32 : i * 32 + 32]})  # TFA901
        session.run(optimizer, feed_dict={x: rows[i * 32 : i * 32 + 32]})  # TFA901
        print(session.run(gradients, feed_dict={x: rows[i * 32 : i * 32 + 32]}))
