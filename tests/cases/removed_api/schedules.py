import math

import tensorflow as tf
from tensorflow.keras.callbacks import LearningRateScheduler


def scheduler(epoch, lr):
    if epoch < 10:
        return lr
    return lr * tf.math.exp(-0.1)  # TFA903


class Decay:
    def __init__(self, rate):
        self.rate = rate

    def next(self, epoch):
        lr = self.rate * tf.pow(0.5, epoch / 10)
        return lr  # TFA903


steps = tf.keras.optimizers.schedules.ExponentialDecay(1e-3, 100, 0.9)
callbacks = [
    LearningRateScheduler(scheduler),
    LearningRateScheduler(Decay(0.1).next),
    LearningRateScheduler(lambda epoch: 0.1 * tf.exp(-0.1 * epoch)),  # TFA903
    LearningRateScheduler(steps),  # TFA903
]
