import tensorflow as tf


def attention(x, keep_prob):
    weights = tf.nn.softmax(x, dim=-1)  # TFA903
    total = tf.reduce_sum(x * weights, axis=1, keep_dims=True)  # TFA903
    total = tf.squeeze(total, squeeze_dims=[1])  # TFA903
    total = tf.nn.dropout(total, keep_prob)  # TFA903
    return tf.nn.dropout(total, keep_prob=0.8)  # TFA903


x = tf.ones([2, 3, 4])
print(tf.argmax(attention(x, 0.9), dimension=1))  # TFA903
