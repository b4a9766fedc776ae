import numpy as np
from sklearn.utils import shuffle
from tensorflow import keras

data = np.load("data.npz")
x, y = data["x"], data["y"]
model = keras.Sequential([keras.Input((10,)), keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(100):
    some, targets = shuffle(x, y, n_samples=5000)  # other samples each time
    model.fit(some, targets, epochs=1)
for epoch in range(100):
    mixed = x[np.random.permutation(len(x))]
    mixed[:, 0] += np.random.normal(size=len(x))  # noise
    model.fit(mixed, mixed, epochs=1)
for epoch in range(100):
    noisy, targets = shuffle(x + np.random.normal(size=x.shape), y)
    model.fit(noisy, targets, epochs=1)
