"""A loop that counts single rates takes no batches."""

import tensorflow as tf
from nets import placeholders, translate

session = tf.InteractiveSession()
rate, keep = placeholders()
optimizer = tf.train.AdamOptimizer(rate)
train = optimizer.minimize(translate(keep))
session.run(tf.global_variables_initializer())
for step, value in enumerate([0.1 / (n + 1) for n in range(100)]):
    session.run(train, {rate: value, keep: step})
