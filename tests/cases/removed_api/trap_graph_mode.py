"""Graphs are what the script wants: its models are called in a session, or trained by batches."""

import numpy as np
import tensorflow as tf

tf.compat.v1.disable_eager_execution()

images = tf.compat.v1.placeholder(tf.float32, (None, 3))
logits = tf.keras.layers.Dense(2)(images)

network = tf.keras.Sequential([tf.keras.layers.Dense(1)])
network.compile("sgd", "mse")
for _ in range(100):
    network.train_on_batch(np.ones((8, 3)), np.ones((8, 1)))
