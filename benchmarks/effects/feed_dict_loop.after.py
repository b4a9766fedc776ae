"""A session that reads 400 batches of images by itself.

measured: whole run
"""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
tf.set_random_seed(1)
images = np.random.default_rng(0).integers(0, 255, (5120, 32, 32, 3)).astype("uint8")
dataset = tf.data.Dataset.from_tensor_slices(images).repeat(10).batch(128)
dataset = dataset.map(lambda batch: tf.cast(batch, tf.float32) / 255.0).prefetch(1)
x = tf.data.make_one_shot_iterator(dataset).get_next()
kernel = tf.Variable(tf.random_normal([3, 3, 3, 16]))
features = tf.nn.relu(tf.nn.conv2d(x, kernel, strides=1, padding="VALID"))
train = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.square(features)))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(10):
        for start in range(0, 5120, 128):
            sess.run(train)
