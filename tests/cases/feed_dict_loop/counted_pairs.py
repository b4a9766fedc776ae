"""Batches that a loop takes and counts, for placeholders that are made elsewhere."""

import tensorflow as tf
from batches import split_into_batches
from nets import placeholders, translate

session = tf.InteractiveSession()
questions, answers, rate, keep = placeholders()
loss = tf.contrib.seq2seq.sequence_loss(translate(questions), answers, tf.ones([3, 4]))
optimizer = tf.train.AdamOptimizer(0.1)
train = optimizer.apply_gradients(optimizer.compute_gradients(loss))
session.run(tf.global_variables_initializer())
for step, (asked, said) in enumerate(split_into_batches("train")):
    session.run([train, loss], {questions: asked, answers: said, rate: 0.1})  # TFA901
