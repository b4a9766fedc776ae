"""A buffer of one sample shuffles nothing, however large the batches are."""

import tensorflow as tf


def datasets(x_data, batch_size):
    ds = tf.data.Dataset.from_tensor_slices(x_data).shuffle(1)  # TFA308
    return ds.batch(batch_size, drop_remainder=True).prefetch(1)


def train(model, x_data, batch_size=32):
    for images in datasets(x_data, batch_size):
        model.train_on_batch(images, images)


ONE = 1
ds = tf.data.TFRecordDataset("a.tfrecord").shuffle(buffer_size=ONE).batch(20)  # TFA308
for batch in ds:
    print(batch)
