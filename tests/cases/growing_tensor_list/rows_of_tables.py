import os

import cv2
import numpy as np
import pandas as pd
import tensorflow as tf

prices = np.array([])
for _, row in pd.read_csv("sales.csv").iterrows():
    prices = np.append(prices, row["price"] * row["count"])  # TFA702

images, labels = np.zeros([0, 32, 32, 3]), np.zeros([0])
for label, kind in enumerate(os.listdir("train")):
    for name in os.listdir(os.path.join("train", kind)):
        image = cv2.resize(cv2.imread(os.path.join("train", kind, name)), (32, 32))
        images = np.append(images, [image], axis=0)  # TFA702
        labels = np.append(labels, label)  # TFA702

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(3)])
model.compile("adam", "mse")
model.fit(images, labels)
