# gpus: 4
import tensorflow as tf


class Trainer:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(4096, "relu"), tf.keras.layers.Dense(10)])
        self.model.compile("sgd", "mse")

    def run(self, x, y):
        self.model.fit(x, y, batch_size=16)  # TFA401


Trainer().run(tf.zeros([1024, 784]), tf.zeros([1024, 10]))
