"""A variable's assignment that is built once, a value that is loaded, and a table's columns."""

import numpy as np
import pandas as pd
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

x = tf.placeholder(tf.float32, [None, 4])
weights = tf.get_variable("weights", [4, 2])
rate = tf.Variable(0.1, trainable=False)
loss = tf.reduce_mean(tf.square(tf.matmul(x, weights)))
update = tf.train.GradientDescentOptimizer(rate).minimize(loss)
decay = rate.assign(rate * 0.99)
log = pd.DataFrame({"epoch": range(30)})

with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for epoch in range(30):
        session.run([update, decay], {x: np.ones([8, 4])})
        weights.load(np.ones([4, 2]), session)
        log = log.assign(loss=session.run(loss, {x: np.ones([8, 4])}))
