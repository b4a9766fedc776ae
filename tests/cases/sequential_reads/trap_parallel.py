import tensorflow as tf

files = tf.data.Dataset.list_files("*.tfrecord", shuffle=False)


def build():
    a = files.interleave(tf.data.TFRecordDataset, cycle_length=4, num_parallel_calls=4)
    b = files.interleave(tf.data.TFRecordDataset, 4, 16, tf.data.AUTOTUNE)
    c = files.interleave(tf.data.TFRecordDataset, cycle_length=1)
    return a, b, c


def read(pattern, ordered):
    files = tf.io.gfile.glob(pattern + "*.tfrecord")
    if not ordered:
        return tf.data.TFRecordDataset(files, num_parallel_reads=tf.data.AUTOTUNE)
    return tf.data.TFRecordDataset(files)


def told(reads):
    return tf.data.TextLineDataset(["a.txt", "b.txt"], None, None, reads)
