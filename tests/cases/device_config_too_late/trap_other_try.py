"""What would start TensorFlow may have failed before it did."""

import tensorflow as tf

try:
    print(tf.io.read_file("greeting.txt"))
except (OSError, tf.errors.NotFoundError):
    print("no greeting")
gpus = tf.config.list_physical_devices("GPU")
for gpu in gpus:
    tf.config.experimental.set_memory_growth(gpu, True)
