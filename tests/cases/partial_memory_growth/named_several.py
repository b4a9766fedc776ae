"""Two GPUs are chosen, and one of them is told to grow."""

import os

os.environ["CUDA_VISIBLE_DEVICES"] = "0,1"
import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
tf.config.experimental.set_memory_growth(gpus[0], True)  # TFA103
strategy = tf.distribute.MirroredStrategy()
