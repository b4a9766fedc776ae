import tensorflow as tf

files = tf.io.gfile.glob("train-*.tfrecord")
records = tf.data.TFRecordDataset(files, num_parallel_reads=tf.data.AUTOTUNE)
for batch in records.shuffle(8).batch(20).prefetch(1):
    print(batch)
