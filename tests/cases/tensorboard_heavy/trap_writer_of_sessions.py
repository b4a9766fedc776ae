import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 4])
loss = tf.reduce_mean(tf.layers.dense(x, 1))
tf.summary.scalar("loss", loss)
merged = tf.summary.merge_all()
train_op = tf.train.AdamOptimizer().minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    writer = tf.summary.FileWriter("logs", session.graph)
    for epoch in range(20):
        for step in range(1000):
            feed = {x: np.random.rand(32, 4)}
            session.run(train_op, feed_dict=feed)
            if step % 100 == 0:
                writer.add_summary(session.run(merged, feed_dict=feed), step)
        writer.add_summary(session.run(merged, feed_dict={x: np.ones((8, 4))}), epoch)
    for step in range(1000):  # it only looks
        writer.add_summary(session.run(merged, feed_dict={x: np.random.rand(32, 4)}), step)
