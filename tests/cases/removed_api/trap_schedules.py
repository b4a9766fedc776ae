import math

import numpy as np
import tensorflow as tf
from tensorflow.keras.callbacks import LearningRateScheduler


def scheduler(epoch, lr):
    return float(lr * tf.math.exp(-0.1))


def read(epoch, lr):
    return (lr * tf.math.exp(-0.1)).numpy()


def drawn(epoch):
    return 1e-3 * np.exp(-0.1 * epoch)


def either(epoch, lr):
    return lr if epoch < 10 else lr * math.exp(-0.1)


def loss(y, predicted):
    return tf.abs(y - predicted)


callbacks = [LearningRateScheduler(f) for f in (scheduler, read, drawn, either)]
optimizer = tf.keras.optimizers.Adam(tf.keras.optimizers.schedules.CosineDecay(1e-3, 100))
