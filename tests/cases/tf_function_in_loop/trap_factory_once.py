import tensorflow as tf


def make_step(weights):
    @tf.function
    def step(x):
        return tf.reduce_sum(tf.matmul(x, weights))

    return step


step = make_step(tf.Variable(tf.ones([8, 1])))
for _ in range(10):
    step(tf.ones([4, 8]))
