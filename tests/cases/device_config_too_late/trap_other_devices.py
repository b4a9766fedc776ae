"""What is configured only where there are devices of a kind that no machine has."""

import tensorflow as tf

gpus = tf.config.experimental.list_logical_devices("GPUS")
if gpus:
    tf.config.experimental.set_memory_growth(gpus[0], True)
