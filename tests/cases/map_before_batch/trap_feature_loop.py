import tensorflow as tf

SPEC = {
    "ids": tf.io.FixedLenFeature([128], tf.int64),
    "mask": tf.io.FixedLenFeature([128], tf.int64),
}


def flattened(record):
    example = tf.io.parse_single_example(record, SPEC)
    for name in list(example.keys()):
        example[name] = tf.reshape(example[name], [-1])  # of a batch, all of it
    return example


def shifted(record):
    example = tf.io.parse_single_example(record, SPEC)
    for name in list(example.keys()):
        example[name] = tf.roll(example["ids"], 1, axis=0)
    return example


def summed(record):
    example = tf.io.parse_single_example(record, SPEC)
    total = tf.zeros([128], tf.int64)
    for name in list(example.keys()):
        total = tf.concat([total, example[name]], axis=0)
    return total


def halves(record):
    example = tf.io.parse_single_example(record, SPEC)
    example["ids"] = example["ids"][:64]  # of a batch, its first samples
    return example


def taken_out(record):
    example = tf.io.parse_single_example(record, SPEC)
    for name in list(example.keys()):
        ids = example.pop(name)
        example["ids"] = tf.cast(ids, tf.int32)
    return example


for batch in tf.data.TFRecordDataset("a").map(flattened).batch(32):
    print(batch)
for batch in tf.data.TFRecordDataset("b").map(halves).batch(32):
    print(batch)
for batch in tf.data.TFRecordDataset("c").map(taken_out).batch(32):
    print(batch)
for batch in tf.data.TFRecordDataset("d").map(shifted).batch(32):
    print(batch)
for batch in tf.data.TFRecordDataset("e").map(summed).batch(32):
    print(batch)
