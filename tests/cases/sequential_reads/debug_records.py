import tensorflow as tf

files = tf.io.gfile.glob("/tmp/records/*.tfrecord")
for record in tf.data.TFRecordDataset(files):
    print(record)
