import tensorflow as tf


class Trainer:
    def __init__(self):
        self.x = tf.random.normal([5000, 4])
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.model.compile("sgd", "mse")

    def train(self):
        self.model.fit(self.x, tf.zeros([5000, 1]), steps_per_epoch=4)  # TFA206


Trainer().train()
