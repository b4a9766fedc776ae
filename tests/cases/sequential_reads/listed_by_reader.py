import tensorflow as tf


def records(pattern, size):
    dataset = tf.data.TFRecordDataset.list_files(pattern)
    dataset = dataset.interleave(tf.data.TFRecordDataset, cycle_length=4)  # TFA303
    return dataset.batch(size).prefetch(tf.data.AUTOTUNE)
