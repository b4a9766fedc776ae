import tensorflow as tf

NAMES = ["age", "height", "smokes", "healthy"]
KINDS = [[0.0], [0.0], [0], [0]]


def to_row(line):
    row = dict(zip(NAMES, tf.io.decode_csv(line, record_defaults=KINDS)))
    return row, row.pop("healthy")


def to_pair(line):
    age, height, _, healthy = tf.io.decode_csv(line, KINDS)
    return tf.stack([age / 100.0, height / 200.0], axis=-1), healthy


people = tf.data.TextLineDataset("people.csv").skip(1)
rows = people.map(to_row).shuffle(1000).batch(64)  # TFA301
pairs = people.map(to_pair, num_parallel_calls=tf.data.AUTOTUNE).batch(64)  # TFA301
