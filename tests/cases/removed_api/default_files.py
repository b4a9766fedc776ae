import os

from keras import Sequential, layers
from keras.callbacks import ModelCheckpoint


class Network:
    def __init__(self):
        self.model = Sequential([layers.Input((8,)), layers.Dense(1)])
        self.model.compile(optimizer="adam", loss="mse")

    def train(self, x, y, best="best_weights.hdf5"):
        watch = ModelCheckpoint(filepath=best, save_best_only=True)  # TFA903
        self.model.fit(x, y, epochs=20, callbacks=[watch])

    def save(self, folder, name="network.ckpt"):
        self.model.save_weights(os.path.join(folder, name))  # TFA903

    def restore(self, path="network.ckpt"):
        self.model.load_weights(path)  # TFA903
