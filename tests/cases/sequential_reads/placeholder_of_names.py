"""A session is given a list of names, as guides to TensorFlow 1 have it."""

import tensorflow as tf

filenames = tf.compat.v1.placeholder(tf.string, shape=[None])
dataset = tf.data.TFRecordDataset(filenames)  # TFA303
dataset = dataset.shuffle(10_000).batch(64)
iterator = tf.compat.v1.data.make_initializable_iterator(dataset)
records = iterator.get_next()
with tf.compat.v1.Session() as session:
    session.run(iterator.initializer, feed_dict={filenames: ["a.tfrecord", "b.tfrecord"]})
    session.run(records)
