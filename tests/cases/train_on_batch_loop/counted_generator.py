import numpy as np
from tensorflow import keras


def batches(x, y, size, shuffle=True):
    order = np.arange(len(x))
    if shuffle:
        np.random.shuffle(order)
    for start in range(0, len(x), size):
        rows = order[start : start + size]
        yield x[rows], y[rows]


x, y = np.random.rand(640, 8), np.random.rand(640, 1)
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(5):
    for step, (inputs, targets) in enumerate(batches(x, y, 32)):
        loss = model.train_on_batch(inputs, targets)  # TFA706
        if step % 10 == 0:
            print(epoch, step, loss)
