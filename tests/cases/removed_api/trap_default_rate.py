"""A parameter whose default is a name or nothing may get what has a `lr`."""

import tensorflow as tf


class Settings:
    lr = 0.1


def fine_tune(network, data, optimizer="sgd", schedule=None, settings=Settings()):
    settings.lr = 0.01
    schedule.lr = settings.lr
    print(optimizer.lr)
    network.compile(tf.keras.optimizers.SGD(settings.lr), "mse")
    network.fit(data)
