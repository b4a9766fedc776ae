import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

features, labels = np.ones([64, 8]), np.ones([64, 1])
x = tf.placeholder(tf.float32, [None, 8])
y = tf.placeholder(tf.float32, [None, 1])
w = tf.Variable(tf.ones([8, 1]))
loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - y))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

sess = tf.Session()
sess.run(tf.global_variables_initializer())
for step in range(16):
    part = features[step * 4 : step * 4 + 4]
    _, value = sess.run([train, loss], {x: part, y: labels[step * 4 : step * 4 + 4]})  # TFA901
    print(value)
