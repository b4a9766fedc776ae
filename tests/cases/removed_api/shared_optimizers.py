import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model, Sequential


class Gan:
    def __init__(self):
        optimizer = keras.optimizers.Adam(0.0002, 0.5)
        self.discriminator = self.build_discriminator()
        self.discriminator.compile(loss="mse", optimizer=optimizer)
        self.generator = self.build_generator()
        z = Input(shape=(16,))
        image = self.generator(z)
        self.discriminator.trainable = False  # TFA903
        self.combined = Model(z, self.discriminator(image))
        self.combined.compile(loss="mse", optimizer=optimizer)  # TFA903

    def build_generator(self):
        return Sequential([Input(shape=(16,)), Dense(8)])

    def build_discriminator(self):
        image = Input(shape=(8,))
        return Model(image, Dense(1)(image))

    def train(self, steps):
        for _ in range(steps):
            self.discriminator.train_on_batch(np.zeros((4, 8)), np.ones((4, 1)))
            self.combined.train_on_batch(np.zeros((4, 16)), np.ones((4, 1)))


def compare(x, y):
    optimizer = tf.keras.optimizers.SGD(0.01)
    scores = []
    for units in (8, 16, 32):
        model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(units), Dense(1)])
        model.compile(optimizer, "mse")  # TFA903
        scores.append(model.fit(x, y, verbose=0).history["loss"][-1])
    return scores


def adversarial(images, steps):
    both = keras.optimizers.RMSprop(1e-4)
    critic = Sequential([Input(shape=(8,)), Dense(1)])
    critic.compile(both, "mse")
    critic.trainable = False
    critic.compile(both, "mse")
    maker = Sequential([Input(shape=(4,)), Dense(8)])
    whole = Sequential([maker, critic])
    whole.compile(both, "mse")  # the critic has nothing to train: only the maker is known
    for _ in range(steps):
        critic.train_on_batch(images, np.ones((4, 1)))
        whole.train_on_batch(np.zeros((4, 4)), np.ones((4, 1)))


Gan().train(100)
adversarial(np.zeros((4, 8)), 100)
print(compare(np.zeros((64, 8)), np.zeros((64, 1))))
