import tensorflow as tf


def parse(record):
    spec = {}
    spec["user"] = tf.io.FixedLenFeature([1], tf.int64)
    spec["rating"] = tf.io.FixedLenFeature([1], tf.float32)
    spec = tf.io.parse_single_example(record, spec)
    return spec["user"], spec["rating"]


ds = tf.data.TFRecordDataset(["a", "b"], num_parallel_reads=2)
ds = ds.map(parse, num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
ds = ds.batch(32).prefetch(tf.data.AUTOTUNE)
for users, ratings in ds:
    print(users, ratings)
