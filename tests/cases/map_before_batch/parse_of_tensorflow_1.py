import tensorflow as tf


def parse(proto):
    features = {"x": tf.FixedLenFeature([10], tf.float32), "y": tf.FixedLenFeature([], tf.int64)}
    parsed = tf.parse_single_example(proto, features)
    return parsed["x"], parsed["y"]


def input_fn(files):
    data = tf.data.TFRecordDataset(files, num_parallel_reads=4)
    data = data.map(parse, num_parallel_calls=4)  # TFA301
    return data.batch(32).make_one_shot_iterator().get_next()
