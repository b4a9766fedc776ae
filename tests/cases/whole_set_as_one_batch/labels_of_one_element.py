"""The labels are made of the large array in ways that tell nothing of their shape."""

import numpy as np
import tensorflow as tf


class Experiment:
    def __init__(self):
        drawn = np.random.default_rng(0)
        self.x = drawn.normal(size=(5000, 7)).astype("float32")
        self.y = (self.x @ drawn.normal(size=(7, 1))).astype("float32")

    def run(self):
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        model.fit(tf.data.Dataset.from_tensors((self.x, self.y)), epochs=3)  # TFA206


Experiment().run()
