import numpy as np
import tensorflow as tf

tf.compat.v1.disable_eager_execution()

scores = tf.compat.v1.placeholder(tf.float32, [None])
values = np.random.rand(100).astype("float32")
with tf.compat.v1.Session() as session:
    for threshold in np.arange(0, 1, 0.01):
        above = tf.reduce_sum(tf.cast(scores > threshold, tf.int32))  # TFA902
        print(session.run(above, {scores: values}))
    for threshold in np.linspace(0, 1):
        below = tf.reduce_sum(tf.cast(scores < threshold, tf.int32))  # TFA902
        print(session.run(below, {scores: values}))
