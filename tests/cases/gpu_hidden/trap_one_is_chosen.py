import os

import tensorflow as tf

os.environ["CUDA_VISIBLE_DEVICES"] = "1"
gpus = tf.config.list_physical_devices("GPU")
tf.config.set_visible_devices(gpus[:1], "GPU")
tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"), "CPU")

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]))
