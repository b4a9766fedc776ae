import argparse

import numpy as np
from tensorflow import keras

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=20)
args = parser.parse_args()
data = np.load("data.npz")
x, y = data["x"], data["y"]
model = keras.Sequential([keras.Input((10,)), keras.layers.Dense(1)])
model.compile("adam", "mse")
epoch = 0
while epoch < args.epochs:
    model.fit(x=x, y=y, batch_size=64, epochs=epoch + 1, initial_epoch=epoch)  # TFA703
    epoch += 1
for epoch in range(1, args.epochs + 1):
    model.fit(x, y, batch_size=64, epochs=epoch, initial_epoch=epoch - 1)  # TFA703
    model.save(f"model{epoch}.keras")
for stage in range(0, args.epochs, 10):  # stages of ten epochs
    model.fit(x, y, batch_size=64, epochs=stage + 10, initial_epoch=stage)
    model.save(f"model{stage}.keras")
