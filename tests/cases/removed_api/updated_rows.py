import tensorflow as tf

memory = tf.Variable(tf.zeros((128, 16)))


def remember(rows, values):
    tf.scatter_update(memory, rows, values)  # TFA903
    return tf.gather(memory, rows)
