"""Records are written once, and made in Python in any case."""

import tensorflow as tf


def serialize(image):
    data = tf.train.BytesList(value=[image.numpy().tobytes()])
    feature = {"image": tf.train.Feature(bytes_list=data)}
    return tf.train.Example(features=tf.train.Features(feature=feature)).SerializeToString()


ds = tf.data.Dataset.from_tensor_slices(tf.zeros([8, 4, 4]))
ds = ds.map(lambda image: tf.py_function(serialize, [image], tf.string))
with tf.io.TFRecordWriter("/tmp/images.tfrecord") as writer:
    for record in ds:
        writer.write(record.numpy())
