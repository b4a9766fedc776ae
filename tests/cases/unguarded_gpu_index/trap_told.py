"""Who has no GPU is told so, in words of the script's own."""

import tensorflow as tf

try:
    gpu = tf.config.list_physical_devices("GPU")[0]
except IndexError as error:
    raise SystemExit("This script needs a GPU.") from error
tf.config.experimental.set_memory_growth(gpu, True)
