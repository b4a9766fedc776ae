# The module may say `import tensorflow.compat.v1 as tf`, as that of DeePMD does.
from project.env import tf

total = tf.placeholder(tf.float32, [None])
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    print(session.run(tf.log(total), feed_dict={total: [1.0]}))
print(tf.keras.layers.Dense(1), tf.random_normal([2]))
