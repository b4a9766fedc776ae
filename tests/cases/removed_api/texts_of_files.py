import re

import numpy as np
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

train_x, test_x, train_y, test_y = train_test_split(texts, labels, test_size=0.2)
model.fit(train_x, np.array(train_y))  # TFA903
model.fit(np.array(train_x), np.array(train_y))  # TFA903
model.evaluate(tf.constant(test_x), test_y)  # TFA903


def judge(text):
    return model.predict([text])  # TFA903


for line in open("new.txt").read().split("\n"):
    print(judge(re.sub("[^a-z]", " ", line)))
print(model.predict([input("your review: ").strip()]))  # TFA903
