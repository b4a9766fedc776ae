import os

import tensorflow as tf

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # TFA102: low
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
os.environ.setdefault("TF_FORCE_GPU_ALLOW_GROWTH", "true")  # TFA102: error
model.compile("adam", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
