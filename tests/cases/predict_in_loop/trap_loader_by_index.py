"""A look at a batch or two, one batch all over, large batches, and a loader of other models."""

import numpy as np
from tensorflow import keras


class Rows(keras.utils.Sequence):
    def __init__(self, table, batch_size):
        super().__init__()
        self.table = table
        self.batch_size = batch_size

    def __len__(self):
        return len(self.table) // self.batch_size

    def __getitem__(self, index):
        part = self.table[index * self.batch_size : (index + 1) * self.batch_size]
        return part[:, 1:], part[:, 0]


class Windows:
    def __getitem__(self, index):
        return np.zeros((4, 8)), np.zeros(4)


model = keras.models.load_model("rows.keras")
rows, many = Rows(load(), 32), Rows(load(), 2048)
for x, y in rows:
    print(model.predict(x))
    break
for number in range(3):
    x, y = rows[number]
    print(model.predict(x), y)
x, y = rows[0]
for temperature in np.linspace(0, 1, 50):
    print(temperature, (model.predict(x) > temperature).mean())
for x, y in many:
    print(model.predict(x))
for number in range(len(rows)):
    x, y = rows[number]
    if number % 50 == 0:
        print(model.predict(x))
for path in find("*.keras"):
    other = keras.models.load_model(path)
    for number in range(2):
        print(other.predict(rows[number][0]))
