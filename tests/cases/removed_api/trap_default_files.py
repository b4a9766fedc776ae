import os

from keras import Sequential, layers
from keras.callbacks import ModelCheckpoint


class Network:
    def __init__(self):
        self.model = Sequential([layers.Input((8,)), layers.Dense(1)])
        self.model.compile(optimizer="adam", loss="mse")

    def train(self, x, y, best="best.keras", last=""):
        watches = [ModelCheckpoint(filepath=best, save_best_only=True)]
        if last:
            watches.append(ModelCheckpoint(filepath=last))
        self.model.fit(x, y, epochs=20, callbacks=watches)

    def save(self, folder, name="network"):
        self.model.save_weights(os.path.join(folder, f"{name}.weights.h5"))

    def restore(self, path=None):
        if path is not None:
            self.model.load_weights(path)


def write(model, name="old.ckpt"):
    model.save_weights(name)


network = Network()
write(network.model, "network.weights.h5")
