import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

with tf.Session() as sess:
    for value in [1.0, 2.0, 3.0]:
        print(sess.run(tf.square(value)))
