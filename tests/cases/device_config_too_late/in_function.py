import tensorflow as tf


def limit_threads():
    tf.config.threading.set_intra_op_parallelism_threads(2)  # TFA102


data = tf.data.Dataset.range(10)
limit_threads()
