import numpy as np
from tensorflow import keras

first, second = np.random.rand(1000, 8), np.random.rand(1000, 8)
labels = np.random.randint(0, 2, 1000)
inputs = keras.Input((8,)), keras.Input((8,))
outputs = keras.layers.Dense(1, "sigmoid")(keras.layers.Subtract()(inputs))
model = keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy")
for epoch in range(10):
    places = np.random.permutation(len(labels))
    for i in range(len(labels) // 40):
        rows = places[i * 40 : (i + 1) * 40]
        model.train_on_batch([first[rows], second[rows]], labels[rows])  # TFA706
