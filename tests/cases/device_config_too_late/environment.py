import os

import tensorflow as tf

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # TFA102
from tensorflow.keras import layers

strategy = tf.distribute.MirroredStrategy()
os.environ["CUDA_VISIBLE_DEVICES"] = "0"  # TFA102
model = layers.Dense(1)
