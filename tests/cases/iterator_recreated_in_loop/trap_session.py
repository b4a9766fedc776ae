"""One iterator for all steps of a session, and a new one for each epoch."""

import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
x = tf.placeholder(tf.float32, [None, 8])
y = tf.placeholder(tf.float32, [None, 1])
loss = tf.reduce_mean(tf.square(tf.layers.dense(x, 1) - y))
train = tf.train.AdamOptimizer().minimize(loss)
batch = data.repeat().make_one_shot_iterator().get_next()

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(1000):
        images, labels = sess.run(batch)
        sess.run(train, {x: images, y: labels})
    for epoch in range(20):
        following = data.make_one_shot_iterator().get_next()
        for step in range(20):
            images, labels = sess.run(following)
            sess.run(train, {x: images, y: labels})
