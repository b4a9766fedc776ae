import os

os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["CUDA_VISIBLE_DEVICES"] = "1"
import tensorflow as tf

os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
strategy = tf.distribute.MirroredStrategy()
os.environ["CUDA_VISIBLE_DEVICES"] = "1"
