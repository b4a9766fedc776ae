import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def train(steps, folder):
    x = tf.placeholder(tf.float32, [None, 4])
    loss = tf.reduce_mean(tf.matmul(x, tf.Variable(tf.ones([4, 1]))))
    train_op = tf.train.AdamOptimizer().minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(steps):
            sess.run(train_op, feed_dict={x: np.ones([8, 4])})
            if step % 1000 == 0:
                saver = tf.train.Saver()  # TFA902
                saver.save(sess, folder + "/model", global_step=step)
