"""A tool that prints what is in a file."""

import tensorflow as tf

examples = tf.data.TFRecordDataset("examples.tfrecord").batch(4)
for example in examples:
    print(example)
