"""All rows of a split of a table are predicted as one batch; few rows, and drawn ones."""

import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras

table = pd.read_csv("bank-full.csv")
labels = table.pop("answer")
x, x_test, y, y_test = train_test_split(table.to_numpy("float32"), labels.to_numpy())
model = keras.Sequential([keras.layers.Dense(64, "relu"), keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy")
model.fit(x, y)
scores = model.predict(x_test, batch_size=x_test.shape[0])  # TFA206

flowers = pd.read_csv("iris.csv").to_numpy()
scores = model.predict(flowers, batch_size=len(flowers))
for fold in range(5):
    part = table.sample(frac=0.2).to_numpy()
    scores = model.predict(part, batch_size=len(part))
