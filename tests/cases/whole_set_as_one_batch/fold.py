import numpy as np
from sklearn.model_selection import KFold
from tensorflow import keras

x, y = np.load("x.npy"), np.load("y.npy")
for train, test in KFold(5).split(x, y):
    keras.utils.clear_session()
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x[train], y[train], batch_size=len(train), epochs=5)  # TFA206
    model.evaluate(x[test], y[test], batch_size=64)

for number, (train, test) in enumerate(KFold(5).split(x)):
    keras.utils.clear_session()
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x[train], y[train], batch_size=len(train) // 10, epochs=5)
    model.fit(x[train], y[train], batch_size=len(test), epochs=5)
