import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  # on the CPU, where Keras does not use XLA

import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([layers.RandomRotation(0.1), layers.Flatten(), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 8, 8, 3]), tf.zeros([32, 1]), verbose=0)
