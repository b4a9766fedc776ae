"""One of two ways makes batches by length, which stand in the order of their lengths."""

import tensorflow as tf


def batches(ds: tf.data.Dataset, by_length: bool, model: tf.keras.Model) -> None:
    if by_length:
        ds = ds.bucket_by_sequence_length(lambda text: tf.size(text), [16, 64], [32, 16, 8])
    else:
        ds = ds.batch(32, drop_remainder=True)
    ds = ds.map(lambda text: (text, text)).shuffle(16)
    model.fit(ds)
