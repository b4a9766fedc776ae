"""Some kinds need no model of Keras, and it is made for one of them alone."""

import numpy as np
import tensorflow as tf
from sklearn.svm import SVR

x, y = np.load("x.npy"), np.load("y.npy")


def build(kind, c):
    if kind == "dense":
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("adam", "mse")
        return model
    elif kind == "svr":
        return SVR(C=c)
    else:
        raise ValueError(kind)


def build_perhaps(kind):
    if kind == "dense":
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("adam", "mse")
        model.fit(x, y)
    elif kind == "none":
        print("nothing to train")
    else:
        raise ValueError(kind)


for c in (0.1, 1, 10, 100):
    build(["svr", "dense"][int(c > 50)], c).fit(x, y)

for name in open("kinds.txt"):
    build_perhaps(name.strip())
