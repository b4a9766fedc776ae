import numpy as np
import tensorflow as tf
import tensorflow.contrib.slim as slim

x = tf.placeholder(tf.float32, [None, 28, 28, 1])
loss = tf.reduce_mean(slim.conv2d(x, 32, [3, 3]))
step = slim.learning.create_train_op(loss, tf.train.AdamOptimizer())
update = tf.train.AdamOptimizer().minimize(loss)
saver = tf.train.Saver()
coordinator = tf.train.Coordinator()
with tf.Session() as session:
    while not coordinator.should_stop():
        session.run(step, {x: np.random.rand(32, 28, 28, 1)})
        saver.save(session, "logs/model")  # TFA803
    for epoch in range(20):
        for i in range(1000):
            session.run([update, loss], {x: np.random.rand(32, 28, 28, 1)})
            if i % 10 == 0:
                saver.save(session, "logs/model", global_step=i)  # TFA803
