import os

os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"
import tensorflow as tf

os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"  # TFA102
x = tf.constant([1.0])
