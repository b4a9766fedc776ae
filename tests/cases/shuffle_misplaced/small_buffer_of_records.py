import tensorflow as tf


def parse(record):
    return tf.io.parse_single_example(record, {"x": tf.io.FixedLenFeature([4], tf.float32)})


ds = tf.data.TFRecordDataset("train.tfrecord").map(parse).shuffle(2).batch(20)  # TFA308
for batch in ds:
    print(batch)
