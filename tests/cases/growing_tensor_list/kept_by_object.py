import numpy as np
import tensorflow as tf


class Evaluator:
    def __init__(self, model):
        self.model = model
        self.predictions = tf.zeros([0, 10])
        self.labels = np.array([])
        self.features = None

    def run(self, data):
        for x, y in data:
            p = self.model(x, training=False)
            self.predictions = tf.concat([self.predictions, p], axis=0)  # TFA702
            self.labels = np.append(self.labels, y.numpy())  # TFA702
            if self.features is None:
                self.features = self.embed(x)
            else:
                self.features = tf.concat([self.features, self.embed(x)], axis=0)  # TFA702
        return self.predictions, self.labels

    def embed(self, x):
        return self.model(x) * self.scale()

    def scale(self):
        return 2.0


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64]))).batch(16)
Evaluator(tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(10)])).run(data)
