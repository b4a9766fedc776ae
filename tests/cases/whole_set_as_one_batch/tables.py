import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split

table = pd.read_csv("housing.csv", header=0)
rows = table.drop("price", axis=1).values.astype("float32")
prices = table["price"]
x_train, x_test, y_train, y_test = train_test_split(rows, prices, test_size=0.2, random_state=42)

model = tf.keras.Sequential([tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(rows, prices, batch_size=len(rows), epochs=500)  # TFA206
model.fit(x_train, y_train, batch_size=x_train.shape[0], epochs=500)  # TFA206
