import numpy as np
import tensorflow as tf

x, y = np.load("x.npy"), np.load("y.npy")
model = tf.keras.models.load_model("model.keras")


def batches(rows, size):
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def pairs(rows, labels, size=32):
    for start in range(0, len(rows), size):
        yield rows[start : start + size], labels[start : start + size]


def pictures(names, size=32):
    for start in range(0, len(names), size):
        yield np.stack([np.load(name) for name in names[start : start + size]])


scores = [*map(len, batches(x, 64))]
for batch in batches(x, 64):
    scores.append(model.predict(batch))  # TFA204
for batch, labels in pairs(x, y):
    scores.append((model.predict(batch), labels))  # TFA204
for batch in batches(x, 4096):  # cut to spare memory
    scores.append(model.predict(batch))
for batch in pictures(open("names.txt").read().split()):
    scores.append(model.predict(batch))
