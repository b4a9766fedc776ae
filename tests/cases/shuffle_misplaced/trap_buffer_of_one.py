"""Only an option says 1, the samples were mixed before, or nobody trains on them."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--buffer", type=int, default=1)
args = parser.parse_args()
files = tf.data.Dataset.list_files("train/*.tfrecord")


def train(model, x_data, batch_size, buffer):
    model.fit(tf.data.Dataset.from_tensor_slices(x_data).shuffle(args.buffer).batch(batch_size))
    model.fit(tf.data.Dataset.from_tensor_slices(x_data).shuffle(buffer).batch(batch_size))
    mixed = tf.data.Dataset.from_tensor_slices(x_data).shuffle(len(x_data)).shuffle(1)
    model.fit(mixed.batch(batch_size))
    records = files.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
    model.fit(records.shuffle(1).batch(batch_size))


def test(x_data, batch_size):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.evaluate(tf.data.Dataset.from_tensor_slices(x_data).shuffle(1).batch(batch_size))


class Loader:
    """Whoever uses it says how large the buffer is."""

    def __init__(self, table):
        self.table = table
        self.buffer = 1

    def dataset(self, size):
        return tf.data.Dataset.from_tensor_slices(self.table).shuffle(self.buffer).batch(size)


loader = Loader({"a": tf.zeros([640, 4])})
loader.dataset(32)
