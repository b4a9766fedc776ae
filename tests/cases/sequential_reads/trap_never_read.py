import tensorflow as tf

filenames = tf.io.gfile.glob("train/*.tfrecord")
raw_dataset = tf.data.TFRecordDataset(filenames)
train = tf.data.TFRecordDataset(filenames, num_parallel_reads=tf.data.AUTOTUNE)
for record in train.batch(32):
    tf.io.parse_example(record, {"x": tf.io.FixedLenFeature([8], tf.float32)})
