"""What a setting decides holds in each iteration, or in none."""

import argparse

import numpy as np
from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import Dense

parser = argparse.ArgumentParser()
parser.add_argument("--train", action="store_true")
args = parser.parse_args()
mode = "train"
x, y = np.zeros((1000, 10)), np.zeros((1000, 1))
model = Sequential([Input((10,)), Dense(1)])
model.compile("adam", "mse")
for iteration in range(1, 401):
    if mode == "train":
        model.fit(x, y, batch_size=32, epochs=1)  # TFA703
        model.save("model.keras")
    if iteration % 10 == 0:
        print(model.predict(x))
for iteration in range(100):
    if args.train:
        model.fit(x, y)  # TFA703
    else:
        print(model.predict(x))
