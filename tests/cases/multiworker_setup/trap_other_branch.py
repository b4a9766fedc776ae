import sys

import tensorflow as tf


def prepare():
    return tf.zeros([8, 8])


if "--prepare" in sys.argv:
    prepare()
    sys.exit()
strategy = tf.distribute.MultiWorkerMirroredStrategy()
print(prepare(), strategy.num_replicas_in_sync)
