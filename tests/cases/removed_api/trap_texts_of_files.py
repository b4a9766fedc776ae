import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from tensorflow import keras

texts, labels = [], []
for line in open("reviews.txt", encoding="utf-8"):
    label, text = line.strip().split("\t")
    texts.append(text.lower())
    labels.append(int(label))
vectorize = keras.layers.TextVectorization(1000, output_sequence_length=20)
vectorize.adapt(texts)
model = keras.Sequential([
    vectorize,
    keras.layers.Embedding(1000, 8),
    keras.layers.GlobalAveragePooling1D(),
    keras.layers.Dense(1),
])
model.compile("adam", "mse")

train_x, test_x, train_y, test_y = train_test_split(texts, np.array(labels), test_size=0.2)
model.fit(np.array(train_x, dtype=object), train_y)
model.evaluate(tf.constant(test_x), test_y)
table = pd.read_csv("more.csv")
model.fit(table["text"].values, table["label"].values)

raw = open("images.bin", "rb").read()
image = np.frombuffer(raw, "uint8")
other = keras.models.load_model("other.keras")
other.predict([image[None], image[None]])
for row in np.load("rows.npy"):
    other.predict([row[None]])
vectors = [np.load(name.strip()) for name in open("names.txt")]
other.predict([vectors[0]])
words = open("words.txt").read().split()
numbers = np.array([float(word) for word in words])
other.predict(numbers.reshape(-1, 8))
