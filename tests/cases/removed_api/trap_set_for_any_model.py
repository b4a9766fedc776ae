import tensorflow as tf
from tensorflow.keras import backend as K


class Schedule:
    def __init__(self):
        self.learning_rate = tf.Variable(0.1)


class Trainer:
    def __init__(self):
        self.optimizer = Schedule()


def decay(model, optimizer, factor):
    optimizer.learning_rate.assign(0.1 * factor)
    model.optimizer.learning_rate = 0.1 * factor
    K.set_value(model.step, 3)


trainer = Trainer()
K.set_value(trainer.optimizer.learning_rate, 0.01)
