import csv

import numpy as np
from keras.models import load_model
from pictures import read

model = load_model("pictures.keras")
x, y = [], []
with open("pictures.csv") as file:
    for number, row in enumerate(csv.reader(file)):
        x.append(read(row[0]))
        y.append(float(row[1]))
        if len(y) == 32:
            model.train_on_batch(np.stack(x), np.array(y))
            model.save("pictures.keras")  # TFA803
            x, y = [], []
        if number % 10_000 == 0:
            model.save("copy.keras")

for n, (images, labels) in enumerate(np.load("batches.npy")):
    model.train_on_batch(images, labels)
    if n % 5 == 0:
        model.save("pictures.keras")  # TFA803
    if n % 1000 == 0:
        model.save("copy.keras")
