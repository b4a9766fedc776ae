"""A tool that prints what is in the files."""

import pprint

import tensorflow as tf


def open_files(pattern):
    return tf.data.Dataset.list_files(pattern).interleave(tf.data.TFRecordDataset)


def main():
    examples = open_files("records/*").map(lambda s: tf.io.parse_tensor(s, tf.float32))
    for example in examples:
        pprint.pprint(example)


main()
