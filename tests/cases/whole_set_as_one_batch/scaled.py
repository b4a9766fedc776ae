"""Arrays of tables that scikit-learn has scaled, and arrays that only labels tell from the rest."""

import pandas as pd
from company.data import load
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

x = StandardScaler().fit_transform(pd.read_csv("data.csv").to_numpy()[:, :-1])
model = Sequential([Dense(16, activation="relu"), Dense(1)])
model.compile("adam", "mse")
model.fit(x, x, epochs=150, batch_size=len(x))  # TFA206
features, labels = load()
model.fit(features, labels, epochs=5, steps_per_epoch=10)  # TFA206


def train(rows, values):
    model.fit(rows, values, epochs=500, batch_size=len(rows))  # TFA206
