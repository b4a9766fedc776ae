"""A session is given one name."""

import tensorflow as tf

filename = tf.compat.v1.placeholder(tf.string, shape=[])
single = tf.compat.v1.placeholder(tf.string, shape=[1])
unknown = tf.compat.v1.placeholder(tf.string)
datasets = [tf.data.TFRecordDataset(name) for name in (filename, single, unknown)]
first = tf.data.TFRecordDataset(filename).shuffle(10_000).batch(64)
second = tf.data.TFRecordDataset(single).shuffle(10_000).batch(64)
third = tf.data.TFRecordDataset(unknown).shuffle(10_000).batch(64)
iterator = tf.compat.v1.data.make_initializable_iterator(first)
with tf.compat.v1.Session() as session:
    session.run(iterator.initializer, feed_dict={filename: "a.tfrecord"})
    session.run(iterator.get_next())
