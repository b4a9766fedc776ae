import keras
import tensorflow as tf


class Trainer:
    def __init__(self):
        self.strategy = tf.distribute.MultiWorkerMirroredStrategy()
        with self.strategy.scope():
            self.model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
            self.model.compile("sgd", "mse")

    def train(self, x, y):
        return self.model.fit(x, y, batch_size=16, verbose=0)  # TFA407


Trainer().train(tf.zeros([64, 8]), tf.zeros([64, 1]))
