"""A benchmark of the CPU: the threads are counted, and the GPUs are left out on purpose."""

import tensorflow as tf


def run(threads):
    tf.config.set_visible_devices([], "GPU")
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]))


for threads in (1, 2, 4):
    run(threads)
