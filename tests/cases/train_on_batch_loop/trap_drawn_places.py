import numpy as np
from tensorflow import keras

(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
hardness = np.ones(len(x))
for step in range(10_000):
    rows = np.random.choice(len(x), 64, p=hardness / hardness.sum())  # by what was learnt so far
    losses = model.train_on_batch(x[rows], y[rows])
    hardness[rows] = losses
print(model.evaluate(x_test, y_test))
