import tensorflow as tf

STEPS = 64


@tf.function
def settle(x, weights):
    for _ in range(STEPS):  # TFA605
        x = tf.tanh(tf.matmul(x, weights))
    return x


print(settle(tf.ones([2, 4]), tf.eye(4)))
