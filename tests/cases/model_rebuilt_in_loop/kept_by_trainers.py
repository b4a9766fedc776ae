import numpy as np
from tensorflow import keras


class Trainer:
    def __init__(self, units):
        self.model = keras.Sequential([keras.Input([4]), keras.layers.Dense(units)])
        self.model.compile("adam", "mse")

    def train(self, x, y):
        self.model.fit(x, y, verbose=0)


x, y = np.zeros((64, 4)), np.zeros((64, 8))
trainers = []
for _ in range(20):
    trainer = Trainer(8)  # TFA704: info
    trainer.train(x, y)
    trainers.append(trainer)

for _ in range(20):
    trainer = Trainer(8)  # TFA704: medium
    trainer.train(x, y)
    print(trainer.model.evaluate(x, y))
