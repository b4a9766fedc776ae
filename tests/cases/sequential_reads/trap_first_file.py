import tensorflow as tf

files = tf.data.Dataset.list_files("data/*.tfrecord", shuffle=False)
first = files.take(1).flat_map(lambda path: tf.data.TFRecordDataset(path))
records = sum(1 for _ in first)
print(records)
