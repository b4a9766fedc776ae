import tensorflow as tf

from project import data, network

x = tf.placeholder(tf.float32, [None, 784])
with tf.control_dependencies([tf.assert_greater(tf.reduce_max(x), 0.0)]):
    checked = tf.no_op(name="checked")
with tf.Session() as session:
    for step in range(1000):
        session.run([checked, network(x)], feed_dict={x: data.next_batch(100)})
