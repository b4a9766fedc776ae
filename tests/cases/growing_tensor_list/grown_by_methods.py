"""A method makes its object's arrays longer, and the loop that calls it does no more with them."""

import numpy as np
import tensorflow as tf


class Evaluator:
    def __init__(self, model):
        self.model = model
        self.reset()

    def reset(self):
        self.store = {"outputs": np.empty((0, 3)), "labels": np.empty((0,))}

    def update(self, x, y):
        outputs = self.model.predict_on_batch(x)
        self.store["outputs"] = np.concatenate((self.store["outputs"], outputs))  # TFA702
        self.store["labels"] = np.append(self.store["labels"], y)  # TFA702

    def accuracy(self):
        return np.mean(self.store["outputs"].argmax(1) == self.store["labels"])


class Codes:
    codes = None

    def push(self, part):
        self.codes = part if self.codes is None else tf.concat([self.codes, part], axis=0)  # TFA702


model = tf.keras.Sequential([tf.keras.Input([10]), tf.keras.layers.Dense(3)])
x, y = np.zeros((1600, 10)), np.zeros(1600)
evaluator, codes = Evaluator(model), Codes()
for epoch in range(3):
    evaluator.reset()
    for i in range(0, len(x), 32):
        evaluator.update(x[i : i + 32], y[i : i + 32])
    print(epoch, evaluator.accuracy())
for batch in tf.data.Dataset.from_tensor_slices(x).batch(32).prefetch(1):
    codes.push(model(batch, training=False))
print(codes.codes.shape)
