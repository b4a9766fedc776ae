import numpy as np
from tensorflow import keras

(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
size = 64
for epoch in range(10):
    places = np.random.permutation(len(x))
    for i in range(len(x) // size):
        rows = places[i * size : (i + 1) * size]
        inputs, targets = x[rows], y[rows]
        model.train_on_batch(inputs, targets)  # TFA706
    print(model.evaluate(x_test, y_test))
