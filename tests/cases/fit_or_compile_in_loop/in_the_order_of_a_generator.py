import numpy as np
from tensorflow import keras

rng = np.random.default_rng(0)
x, y = rng.normal(size=(1000, 20)), rng.integers(0, 2, 1000)
x, y, x_val, y_val = x[:800], y[:800], x[800:], y[800:]
model = keras.Sequential([keras.Input((20,)), keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy")

best, wait = np.inf, 0
while wait < 3:
    order = rng.permutation(len(x))
    model.fit(x[order], y[order], batch_size=64)  # TFA703
    loss = model.evaluate(x_val, y_val)
    wait = 0 if loss < best else wait + 1
    best = min(best, loss)

state = np.random.RandomState(1)
for epoch in range(20):
    places = state.permutation(len(x))
    model.fit(x[places], y[places], epochs=1)  # TFA703
    print(model.evaluate(x_val, y_val))
