"""Each of the GPUs of a list, called as the list is; and a list of another library."""

import tensorflow as tf
from machines import chosen

physical_devices = tf.config.list_physical_devices("GPU")
for physical_devices in physical_devices:
    tf.config.experimental.set_memory_growth(physical_devices, True)
for gpus in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpus, True)
[tf.config.experimental.set_memory_growth(g, True) for g in tf.config.list_physical_devices("GPU")]
tf.config.experimental.set_memory_growth(chosen("GPU"), True)
