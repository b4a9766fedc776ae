import tensorflow as tf
from tensorflow.python.data.ops.dataset_ops import MapDataset, PrefetchDataset  # TFA903


def doubled(data: tf.data.Dataset) -> MapDataset:
    return data.map(lambda x: x * 2)


def batched(data: tf.data.Dataset) -> PrefetchDataset:
    return doubled(data).batch(8).prefetch(tf.data.AUTOTUNE)
