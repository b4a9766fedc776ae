import numpy as np
import tensorflow as tf

table = tf.Variable(tf.zeros([1000, 8]))


@tf.function
def update(rows, rate):
    table.scatter_sub(tf.IndexedSlices(tf.ones([tf.size(rows), 8]) * rate, rows))


def train(rows, rate=0.05):
    seen = 0
    for start in range(0, len(rows), 256):
        part = rows[start : start + 256]
        update(part, rate * (1 - seen / len(rows)))  # TFA603
        seen += len(part)


@tf.function
def encode(ids, length):
    return tf.reduce_sum(tf.gather(table, ids)) / length


def encode_all(vocabulary):
    for sentence in [line.split() for line in open("corpus.txt")]:
        encode(tf.constant([vocabulary[word] for word in sentence]), len(sentence))  # TFA603


train(np.random.randint(0, 1000, 100_000))
encode_all({})
