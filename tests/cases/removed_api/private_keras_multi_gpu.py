"""What makes the model is missing already: its `fit` is no finding of its own."""

import tensorflow as tf
from tensorflow.python.keras.utils import multi_gpu_model  # TFA903

x, y = tf.zeros([256, 8]), tf.zeros([256, 1])
model = multi_gpu_model(model=tf.keras.Sequential([tf.keras.layers.Dense(1)]), gpus=2)
model.compile("adam", "mse")
model.fit(x, y, epochs=3)
