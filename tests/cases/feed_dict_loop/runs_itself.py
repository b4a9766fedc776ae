import tensorflow.compat.v1 as tf
from data import mnist

tf.disable_eager_execution()
sess = tf.InteractiveSession()
x = tf.placeholder("float", shape=[None, 784])
y = tf.placeholder("float", shape=[None, 10])
keep = tf.placeholder("float")
logits = tf.layers.dense(tf.nn.dropout(x, keep), 10)
loss = tf.losses.softmax_cross_entropy(y, logits)
train_step = tf.train.AdamOptimizer(1e-4).minimize(loss)
sess.run(tf.global_variables_initializer())
for step in range(20000):
    batch = mnist.train.next_batch(50)
    train_step.run(feed_dict={x: batch[0], y: batch[1], keep: 0.5})  # TFA901
