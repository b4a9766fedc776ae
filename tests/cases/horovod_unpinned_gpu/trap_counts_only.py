"""Nothing is trained: the ranks share out the files."""

import horovod.tensorflow as hvd
import tensorflow as tf

hvd.init()
files = tf.io.gfile.glob("*.tfrecord")[hvd.rank() :: hvd.size()]
print(sum(1 for _ in tf.data.TFRecordDataset(files)))
