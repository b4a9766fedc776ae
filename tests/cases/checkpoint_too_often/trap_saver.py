import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 28, 28, 1])
loss = tf.reduce_mean(tf.layers.conv2d(x, 32, [3, 3]))
update = tf.train.AdamOptimizer().minimize(loss)
saver = tf.train.Saver()
with tf.Session() as session:
    for epoch in range(20):
        for i in range(1000):
            session.run([update, loss], {x: np.random.rand(32, 28, 28, 1)})
            if i % 500 == 0:
                saver.save(session, "logs/model", global_step=i)
        saver.save(session, "logs/model", global_step=epoch)
    for epoch in range(20):  # an epoch is one step
        session.run([update, loss], {x: np.ones((640, 28, 28, 1))})
        saver.save(session, "logs/model", global_step=epoch)
