"""What parameters are annotated with, where nobody calls the function."""

from typing import Optional

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.metrics import Metric


def train(
    model: tf.keras.Model,
    optimizer: keras.optimizers.Optimizer,
    mean: Metric,
    other: Optional[tf.keras.metrics.Mean] = None,
    last: tf.keras.optimizers.Adam | None = None,
):
    model.fit_generator(batches(), epochs=2)  # TFA903
    optimizer.lr.assign(0.1)  # TFA903
    mean.reset_states()  # TFA903
    other.reset_states()  # TFA903
    print(last._decayed_lr(tf.float32))  # TFA903


class Trainer:
    def __init__(self, model: keras.Model, *, optimizer: tf.keras.optimizers.Optimizer):
        self.model = model
        self.optimizer = optimizer

    def step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.model(x))
        tf.summary.scalar("rate", self.optimizer.lr, step=0)  # TFA903
        return tape.gradient(loss, self.model.trainable_variables)


def batches():
    while True:
        yield tf.zeros([32, 8]), tf.zeros([32, 1])
