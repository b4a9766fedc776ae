"""Few rows of an array, or those whose turn it is, and an array whose rows became columns."""

import numpy as np
from recordings import load
from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import Dense

x, y = load("drums")
model = Sequential([Input((None, 1025)), Dense(5, "softmax")])
model.compile("adam", "categorical_crossentropy")
few = x[:80]
model.fit(few, y, batch_size=len(few))
last = x[-80:]
model.fit(last, y, batch_size=len(last))
some = x[100:200]
model.fit(some, y, batch_size=len(some))
middle = x[len(y) // 2 : len(y) // 2 + 20]
model.fit(middle, y, batch_size=len(middle))
model.fit(x.transpose((2, 1, 0)), y, batch_size=x.shape[0])
model.fit(np.swapaxes(x, 0, 1), y, batch_size=x.shape[0])

many = np.zeros((10000, 3))
for start in range(0, 10000, 32):
    rows = many[start : start + 32]
    model.fit(rows, y[start : start + 32], batch_size=len(rows))
for _ in range(300):
    chosen = np.random.choice(10000, 32)
    rows = many[chosen]
    model.fit(rows, y[chosen], batch_size=len(rows))
