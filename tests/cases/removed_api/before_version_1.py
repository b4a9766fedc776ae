import tensorflow as tf

x = tf.ones([2, 2])
y = tf.neg(x)  # TFA903
y = tf.mul(x, y)  # TFA903
y = tf.sub(x, y)  # TFA903
both = tf.pack([x, y])  # TFA903
wide = tf.concat(1, [x, y])  # TFA903
left, right = tf.split(1, 2, wide)  # TFA903
picked = tf.select(x > 0, left, right)  # TFA903
product = tf.batch_matmul(both, both)  # TFA903
tf.scalar_summary("loss", tf.reduce_mean(product))  # TFA903
merged = tf.merge_all_summaries()  # TFA903
writer = tf.train.SummaryWriter("logs")  # TFA903
outputs, state = tf.nn.rnn(None, [x])  # TFA903
