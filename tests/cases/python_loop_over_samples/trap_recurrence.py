import tensorflow as tf
from tensorflow import keras


class Cell(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(8)

    def call(self, steps):
        state = tf.zeros([4, 8])
        for t in range(steps.shape[0]):
            state = tf.tanh(tf.matmul(steps[t], tf.eye(8)) + state)
        return state


class Filter(keras.layers.Layer):
    def call(self, x):
        smooth = []
        for i in range(x.shape[0]):
            smooth.append(tf.maximum(x[i], x[i - 1]))
        return tf.stack(smooth)
