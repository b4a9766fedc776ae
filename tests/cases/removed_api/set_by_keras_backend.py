"""`set_value` is gone from `keras.backend`, and refuses Keras 3's variables where it is left."""

import keras
import numpy as np
from keras import backend as K
from keras.layers import Dense
from keras.models import Sequential


class Trainer:
    def __init__(self):
        self.model = Sequential([keras.Input([8]), Dense(1)])
        self.model.compile("sgd", "mse")

    def slower(self, epoch):
        if epoch and epoch % 10 == 0:
            K.set_value(self.model.optimizer.lr, 0.001)  # TFA903
        return 0.01

    def train(self):
        schedule = keras.callbacks.LearningRateScheduler(self.slower)
        self.model.fit(np.zeros((64, 8)), np.zeros((64, 1)), callbacks=[schedule])


if __name__ == "__main__":
    Trainer().train()
