"""Each iteration trains a model: a copy of what was predicted costs nothing beside it."""

import numpy as np
import tensorflow as tf
from sklearn.model_selection import LeaveOneOut


def predicted(x_train, y_train, x_test):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x_train, y_train, epochs=20)
    return model.predict(x_test)


def validate(x, y):
    total = np.zeros((0, 1))
    for train, test in LeaveOneOut().split(x):
        total = np.vstack((total, predicted(x[train], y[train], x[test])))
    return total


validate(np.zeros((400, 8)), np.zeros((400, 1)))
