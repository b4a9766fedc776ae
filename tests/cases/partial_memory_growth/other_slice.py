"""The slice leaves another GPU than the one whose growth is set."""

import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
if len(gpus) > 1:
    tf.config.set_visible_devices(gpus[1:2], "GPU")
    tf.config.experimental.set_memory_growth(gpus[0], True)  # TFA103
