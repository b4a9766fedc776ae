"""What starts TensorFlow and what comes too late stand in one `try`, as pasted from the guide."""

import tensorflow as tf


def choose():
    gpus = tf.config.list_physical_devices("GPU")
    if gpus:
        try:
            tf.config.set_visible_devices(gpus, "GPU")
            logical = tf.config.list_logical_devices("GPU")
            print(len(gpus), "Physical GPUs,", len(logical), "Logical GPUs")
            for gpu in gpus:
                tf.config.experimental.set_memory_growth(gpu, True)  # TFA102
        except RuntimeError as e:
            print(e)


choose()
