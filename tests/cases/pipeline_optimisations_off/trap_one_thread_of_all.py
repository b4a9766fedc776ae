"""The whole process is held to one thread after another, as a measurement asks for."""

import tensorflow as tf

tf.config.threading.set_inter_op_parallelism_threads(1)
options = tf.data.Options()
options.threading.private_threadpool_size = 1
train = tf.data.Dataset.range(640).batch(32).with_options(options)
for batch in train:
    print(batch)
