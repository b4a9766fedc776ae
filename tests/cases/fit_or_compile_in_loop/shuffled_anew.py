import numpy as np
from sklearn.utils import shuffle
from tensorflow import keras

data = np.load("data.npz")
x, y = data["x"], data["y"]
model = keras.Sequential([keras.Input((10,)), keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(100):
    x, y = shuffle(x, y)
    model.fit(x, y, epochs=1, batch_size=32)  # TFA703
    print(model.evaluate(x, y))

for epoch in range(100):
    permutation = np.random.permutation(len(x))
    mixed, targets = data["x"][permutation], data["y"][permutation]
    model.fit(mixed, targets, batch_size=32)  # TFA703
    print(model.evaluate(x, y))
