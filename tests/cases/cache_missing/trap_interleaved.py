"""Files that are read in another order each time, or of which each reading gives other records."""

import tensorflow as tf

FEATURES = {
    "pixels": tf.io.FixedLenFeature([64], tf.float32),
    "label": tf.io.FixedLenFeature([], tf.int64),
}


def parse(record):
    example = tf.io.parse_single_example(record, FEATURES)
    return example["pixels"], example["label"]


def some(path):
    return tf.data.TFRecordDataset(path).shuffle(100).take(10)


files = tf.data.Dataset.from_tensor_slices(["a.tfrecord", "b.tfrecord"])
mixed = files.shuffle(2).interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
mixed = mixed.map(parse, num_parallel_calls=tf.data.AUTOTUNE).batch(32)
drawn = files.interleave(some, num_parallel_calls=tf.data.AUTOTUNE)
drawn = drawn.map(parse, num_parallel_calls=tf.data.AUTOTUNE).batch(32)
found = tf.data.Dataset.list_files("data/*.tfrecord")
found = found.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
found = found.map(parse, num_parallel_calls=tf.data.AUTOTUNE).batch(32)
kept = files.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE).cache()
kept = kept.map(parse, num_parallel_calls=tf.data.AUTOTUNE).batch(32)
model = tf.keras.Sequential([tf.keras.Input([64]), tf.keras.layers.Dense(2)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
for data in (mixed, drawn, found, kept):
    model.fit(data, epochs=20)
