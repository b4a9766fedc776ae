import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import tensorflow as tf

model = tf.keras.models.load_model("model.keras")
model.evaluate(tf.zeros([512, 8]), tf.zeros([512, 1]))
with tf.device("/CPU:0"):
    model.export("served")
