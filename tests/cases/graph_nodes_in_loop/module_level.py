import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

x = tf.placeholder(tf.float32, [None, 4])
w = tf.Variable(tf.ones([4, 1]))
y = tf.matmul(x, w)

sess = tf.Session()
sess.run(tf.global_variables_initializer())
for _ in range(100):
    value = sess.run(tf.reduce_sum(y), {x: np.ones([8, 4])})  # TFA902
    print(value, sess.run(tf.reduce_max(y), {x: np.ones([8, 4])}))
