"""What a filter leaves is cached in the order of the first epoch."""

import tensorflow as tf


def build(files, parse, longest):
    ds = tf.data.TFRecordDataset(files).shuffle(2048)
    ds = ds.map(parse).filter(lambda x, y: tf.size(x) <= longest)
    ds = ds.cache()  # TFA307
    return ds.padded_batch(64).prefetch(tf.data.AUTOTUNE)
