"""A loop over the steps of a session makes an iterator of the pipeline in each of them."""

import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
x = tf.placeholder(tf.float32, [None, 8])
y = tf.placeholder(tf.float32, [None, 1])
loss = tf.reduce_mean(tf.square(tf.layers.dense(x, 1) - y))
train = tf.train.AdamOptimizer().minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(1000):
        iterator = data.make_one_shot_iterator()  # TFA311
        images, labels = sess.run(iterator.get_next())
        sess.run(train, {x: images, y: labels})
