"""Files whose records are read in turn come in the same order each time."""

import tensorflow as tf

FEATURES = {
    "pixels": tf.io.FixedLenFeature([64], tf.float32),
    "label": tf.io.FixedLenFeature([], tf.int64),
}


def parse(record):
    example = tf.io.parse_single_example(record, FEATURES)
    return example["pixels"], example["label"]


def read(path):
    return tf.data.TFRecordDataset(path, compression_type="GZIP").prefetch(2)


files = tf.data.Dataset.from_tensor_slices(["a.tfrecord", "b.tfrecord"])
train = files.interleave(read, cycle_length=2, num_parallel_calls=tf.data.AUTOTUNE)
train = train.map(parse, num_parallel_calls=tf.data.AUTOTUNE).shuffle(500).batch(32)  # TFA306
found = tf.data.Dataset.list_files("data/*.tfrecord").flat_map(tf.data.TFRecordDataset)
other = found.map(parse, num_parallel_calls=tf.data.AUTOTUNE).shuffle(500).batch(32)  # TFA306
model = tf.keras.Sequential([tf.keras.Input([64]), tf.keras.layers.Dense(2)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train, epochs=20)
model.fit(other, epochs=20)
