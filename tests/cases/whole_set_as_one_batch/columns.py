import pandas as pd
from tensorflow import keras

table = pd.read_csv("q.csv", names=["a", "b", "c"])
x = table[["a", "b"]].values
y = table["c"].values
model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy")
model.fit(x, y, epochs=2000, batch_size=len(x))  # TFA206
