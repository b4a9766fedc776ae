"""The operations of a graph are counted as in TensorFlow 1, on the devices of TensorFlow 2.0."""

import tensorflow as tf


def count(graph):
    options = tf.profiler.ProfileOptionBuilder.float_operation()  # TFA903
    counted = tf.profiler.profile(graph, options=options)  # TFA903
    tf.profiler.write_op_log(graph, "logs")  # TFA903
    return counted.total_float_ops


def count_in_graph(graph):
    options = tf.compat.v1.profiler.ProfileOptionBuilder.float_operation()
    return tf.compat.v1.profiler.profile(graph, options=options).total_float_ops


if __name__ == "__main__":
    gpus = [name for name in tf.config.experimental_list_devices() if "GPU" in name]  # TFA903
    print(gpus, count(tf.Graph()), count_in_graph(tf.Graph()))
    with tf.profiler.experimental.Profile("logs"):
        tf.zeros([3])
