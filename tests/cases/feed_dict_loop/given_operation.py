import numpy as np
import tensorflow.compat.v1 as tf
from network import build

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 8])
y = tf.placeholder(tf.float32, [None, 1])
net = build(x, y)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(1000):
        sess.run([net.train_op, net.loss], {x: np.ones([4, 8]), y: np.ones([4, 1])})  # TFA901
