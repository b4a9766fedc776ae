import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 8])
y = tf.placeholder(tf.float32, [None, 1])
weights = tf.get_variable("weights", [8, 1])
loss = tf.reduce_mean(tf.square(tf.matmul(x, weights) - y))
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)

config = tf.ConfigProto(device_count={"GPU": 0}, allow_soft_placement=True)  # TFA104
with tf.Session(config=config) as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(1000):
        sess.run([train_op, loss], {x: np.zeros([64, 8]), y: np.zeros([64, 1])})
