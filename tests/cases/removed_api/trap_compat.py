import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 4])
with tf.Session() as session:
    print(session.run(tf.log(x), {x: [[1, 2, 3, 4]]}))
