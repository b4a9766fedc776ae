"""A session that only evaluates on the CPU, one with a GPU, and one that an option asks for."""

import sys

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 8])
weights = tf.get_variable("weights", [8, 1])
loss = tf.reduce_mean(tf.square(tf.matmul(x, weights)))
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)


def train(config):
    with tf.Session(config=config) as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(1000):
            sess.run(train_op, {x: np.zeros([64, 8])})


train(tf.ConfigProto(device_count={"GPU": 1}))
if "--no-gpu" in sys.argv:
    train(tf.ConfigProto(device_count={"GPU": 0}))
with tf.Session(config=tf.ConfigProto(device_count={"GPU": 0})) as evaluation:
    evaluation.run(tf.global_variables_initializer())
    print(evaluation.run(loss, {x: np.zeros([64, 8])}))
