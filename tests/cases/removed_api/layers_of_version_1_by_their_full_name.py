import tensorflow as tf

x = tf.zeros([2, 3])
hidden = tf.compat.v1.layers.dense(x, 10)  # TFA903
logits = tf.compat.v1.layers.dense(hidden, 10)
