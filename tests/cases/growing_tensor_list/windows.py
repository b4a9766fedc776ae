import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

WINDOW = 24
prices = pd.read_csv("prices.csv")["close"].values
rows = np.empty([0, WINDOW])
for i in range(len(prices) - WINDOW):
    rows = np.vstack([rows, prices[i : i + WINDOW]])  # TFA702

flow = ImageDataGenerator().flow_from_directory("test", shuffle=False)
model = tf.keras.models.load_model("model.keras")
found, expected = np.array([], int), np.array([], int)
for _ in range(len(flow)):
    x, y = next(flow)
    found = np.concatenate([found, np.argmax(model.predict_on_batch(x), axis=1)])  # TFA702
    expected = np.concatenate([expected, np.argmax(y, axis=1)])  # TFA702
