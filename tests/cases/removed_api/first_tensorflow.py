import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])  # TFA903
y = tf.reduce_sum(x)
with tf.Session() as session:  # TFA903
    print(session.run(y, {x: [[1, 2, 3, 4]]}))
