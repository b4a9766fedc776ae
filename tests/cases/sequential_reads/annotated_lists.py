import os
from typing import List, Optional, Sequence

import tensorflow as tf

FEATURES = {"x": tf.io.FixedLenFeature([8], tf.float32)}


def parse(record):
    return tf.io.parse_single_example(record, FEATURES)["x"]


def of_shards(folder: str, num_files: int, batch_size: int, files: Optional[List[str]] = None):
    if files is None:
        files = [os.path.join(folder, f"{index}.tfrecord") for index in range(num_files)]
    dataset = tf.data.TFRecordDataset(files)  # TFA303
    return dataset.map(parse).batch(batch_size)


def of_lines(paths: Sequence[str], batch_size: int):
    return tf.data.TextLineDataset(paths).batch(batch_size)  # TFA303


def of_names(*, names: list[str] | None, batch_size: int):
    return tf.data.TFRecordDataset(names).map(parse).batch(batch_size)  # TFA303
