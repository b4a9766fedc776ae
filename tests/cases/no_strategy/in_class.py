# gpus: 4
import tensorflow as tf


class Trainer:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.model.compile("sgd", "mse")

    def run(self, x, y):
        self.model.fit(x, y, batch_size=16)  # TFA401


Trainer().run(tf.zeros([64, 8]), tf.zeros([64, 1]))
