import numpy as np
import tensorflow as tf


class Batches:
    def __init__(self, size):
        self.size = size

    def get_batch(self):
        raise NotImplementedError


class RandomBatches(Batches):
    def get_batch(self):
        return np.random.normal(size=(self.size, 8)), np.zeros((self.size, 1))


class Estimator:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.model.compile("adam", "mse")

    def fit(self, x, y):
        x_prepared, y_prepared = np.asarray(x), np.asarray(y)
        self.model.fit(x_prepared, y_prepared, epochs=1, verbose=0)

    def fit_generator(self, batches: Batches, steps=10):
        for _ in range(steps):
            x, y = batches.get_batch()
            self.fit(x, y)


Estimator().fit_generator(RandomBatches(4))
