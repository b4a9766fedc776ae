import tensorflow as tf

with tf.Graph().as_default():
    x = tf.ones([3])
    print(tf.gradients(x * x, x))
