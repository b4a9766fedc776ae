import numpy as np
import tensorflow as tf


class Regression:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.model.compile("sgd", "mse")

    def train(self, x, y):
        start = 0
        while start < len(x):
            self.model.train_on_batch(x=x[start : start + 8], y=y[start : start + 8])  # TFA706
            start += 8


Regression().train(np.zeros([64, 8]), np.zeros([64, 1]))
