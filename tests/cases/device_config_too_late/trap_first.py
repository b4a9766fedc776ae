import os

os.environ["CUDA_VISIBLE_DEVICES"] = "0"
import tensorflow as tf

tf.random.set_seed(1)
gpus = tf.config.list_physical_devices("GPU")
for gpu in gpus:
    tf.config.experimental.set_memory_growth(gpu, True)
x = tf.constant([1.0])
