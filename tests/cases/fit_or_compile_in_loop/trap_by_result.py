"""What a result decides, or holds in one iteration, is no second call of each."""

import numpy as np
from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import Dense

x, y = np.zeros((1000, 10)), np.zeros((1000, 1))
model = Sequential([Input((10,)), Dense(1)])
model.compile("adam", "mse")
asked = False
for iteration in range(100):
    loss = model.evaluate(x, y)
    if loss > 3:
        model.fit(x, y)
    if iteration == 7:
        model.fit(x, y)
    if asked:
        model.fit(x, y)
    asked = loss > 2
