"""Names by a form whose beginning is not known, numbered by a progress bar."""

from math import floor

import tensorflow.keras as tf_keras
from tqdm import trange

SMALL = [tf_keras.Input([8]), tf_keras.layers.Dense(4)]


class Trainer:
    def __init__(self, options):
        self.options = options
        self.network = tf_keras.Sequential(SMALL)

    def train(self, batches):
        form = "weights/" + self.options.prefix + "-{}-{}.h5"
        for epoch in trange(self.options.epochs):
            self.network.train_on_batch(*batches[epoch])
            self.network.save_weights(form.format("last", epoch))  # TFA903


class Tuned:
    def __init__(self, rates, optimizer=None):
        self.rates = rates
        self.optimizer = optimizer or tf_keras.optimizers.Adam()

    def train(self, model, x, y):
        model.compile(self.optimizer, "mse")
        for rate in self.rates:
            self.optimizer.lr = rate  # TFA903
            model.fit(x, y)


def save(model, name, number):
    model.save_weights("weights/" + name + "_" + str(number) + ".h5")  # TFA903


small = tf_keras.Sequential(SMALL)
for iteration in range(1000):
    if iteration % 100 == 0:
        save(small, "small", floor(iteration / 100))
