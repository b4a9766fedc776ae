"""Words that stand for large samples elsewhere: a volume of trade, a mask of rows, a style."""

import matplotlib.pyplot as plt
import pandas as pd
import tensorflow as tf
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import StandardScaler

plt.style.use("ggplot")
table = pd.read_csv("trades.csv")
mask = table["Volume"] > 0
table = table[mask]
scale = ColumnTransformer([("numbers", StandardScaler(), ["Open", "Volume"])])
x, y = scale.fit_transform(table), table["Close"]
model = tf.keras.Sequential([tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, 4, epochs=20)  # TFA203
