from pathlib import Path
from typing import List

import tensorflow as tf


def of_file(path: str, sizes: List[int]):
    return tf.data.TFRecordDataset(path).batch(sizes[0])


def of_path(path: Path):
    return tf.data.TextLineDataset(str(path)).batch(32)


def of_ids(ids: List[int]):
    return [tf.data.TFRecordDataset([f"{i}.tfrecord"]).batch(8) for i in ids]


def in_parallel(paths: List[str]):
    return tf.data.TFRecordDataset(paths, num_parallel_reads=8).batch(32)
