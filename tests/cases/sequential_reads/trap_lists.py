"""Lists of one file, or of nobody knows how many; readers whose order matters."""
import glob
import sys

import tensorflow as tf

DATA = "/data"
a = tf.data.TFRecordDataset(glob.glob(DATA + "/all.tfrecord"))
b = tf.data.TFRecordDataset(glob.glob(DATA + "/*.tfrecord")[0])
c = tf.data.TFRecordDataset(glob.glob(DATA + "/*.tfrecord")[:1])
d = tf.data.TFRecordDataset([name for name in ["all.tfrecord"]])
e = tf.data.Dataset.list_files("all.tfrecord").flat_map(tf.data.TFRecordDataset)


def read(prefixes):
    for replica in range(3):
        yield tf.data.TFRecordDataset([f"{prefix}_{replica}" for prefix in prefixes])


shares = list(read(sys.argv[1:]))


def read_text(sequential):
    files = tf.data.Dataset.list_files(DATA + "/*.tfrecord", shuffle=False)
    if sequential:
        records = tf.data.TFRecordDataset(files)
    else:
        records = files.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
    return records


texts = [read_text(way) for way in sys.argv]
none = [] if len(sys.argv) > 2 else ["all.tfrecord"]
f = tf.data.TFRecordDataset(none)
