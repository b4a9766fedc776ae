"""Ten thresholds, and six: what is built that often costs nothing."""

import numpy as np
import tensorflow as tf

tf.compat.v1.disable_eager_execution()

scores = tf.compat.v1.placeholder(tf.float32, [None])
values = np.random.rand(100).astype("float32")
with tf.compat.v1.Session() as session:
    for threshold in np.arange(0.5, 1.0, 0.05):
        above = tf.reduce_sum(tf.cast(scores > threshold, tf.int32))
        print(session.run(above, {scores: values}))
    for threshold in np.linspace(0.0, 1.0, num=6):
        above = tf.reduce_sum(tf.cast(scores > threshold, tf.int32))
        print(session.run(above, {scores: values}))
