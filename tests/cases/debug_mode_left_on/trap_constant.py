import os

import tensorflow as tf

DEBUG = True
if DEBUG:
    os.environ["CUDA_LAUNCH_BLOCKING"] = "1"
    tf.debugging.enable_check_numerics()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse", run_eagerly=DEBUG)
