import os

import numpy as np
import tensorflow as tf

os.environ["NVIDIA_TF32_OVERRIDE"] = "0"  # TFA507
tf.config.experimental.enable_tensor_float_32_execution(False)  # TFA507


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(256, "relu", dtype="float64")  # TFA507
        self.again = tf.keras.layers.Dense(256, "relu", dtype=tf.float64)
        self.head = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.head(self.again(self.hidden(x)))


net = Net()
net.compile("adam", "mse")
net.fit(np.zeros((64, 4)), np.zeros((64, 1)))
