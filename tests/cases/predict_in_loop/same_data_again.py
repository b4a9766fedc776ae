"""The same data is predicted for every class, or every picture, that is looked at."""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from sklearn.metrics import roc_curve

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x_train, y_train, epochs=2)

for digit in range(10):
    scores = model.predict(x_test)[:, digit]  # TFA204
    rates = roc_curve(y_test == digit, scores)

for place in range(25):
    plt.subplot(5, 5, place + 1)
    plt.title(np.argmax(model.predict(x_test), axis=1)[place])  # TFA204

best = [model.predict(x_test[:100])[row].max() for row in range(100)]  # TFA204
