"""What stands between the shuffle and the split takes elements apart, or tells how many there are."""

import tensorflow as tf
from networks import build, parse, patches

model = build()
model.compile("adam", "mse")


def of_pictures(files, count):
    ds = tf.data.Dataset.from_tensor_slices(files).shuffle(1024)  # TFA316
    ds = ds.map(patches, num_parallel_calls=tf.data.AUTOTUNE).unbatch()
    ds = ds.apply(tf.data.experimental.assert_cardinality(count * 64))
    train_ds = ds.take(count * 48).batch(32)
    val_ds = ds.skip(count * 48).batch(32)
    model.fit(train_ds, validation_data=val_ds, epochs=10)


def of_records(size):
    files = tf.data.Dataset.list_files("records/*.tfrecord")  # TFA316
    records = files.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
    train_ds = records.take(size).map(parse).batch(32)
    val_ds = records.skip(size).map(parse).batch(32)
    model.fit(train_ds, validation_data=val_ds, epochs=10)
