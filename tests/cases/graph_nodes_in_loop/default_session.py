"""A function takes the session that there is, and builds anew what it runs."""

import numpy as np
import tensorflow as tf

x = tf.Variable(tf.zeros([8]))


def set_weights(values):
    new = tf.placeholder(tf.float32, [8])  # TFA902
    tf.get_default_session().run(x.assign(new), {new: values})


with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(100):
        set_weights(np.zeros([8]))
