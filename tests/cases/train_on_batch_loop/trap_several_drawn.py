import numpy as np
from tensorflow import keras

first, second = np.random.rand(1000, 8), np.random.rand(1000, 8)
inputs = keras.Input((8,)), keras.Input((8,))
outputs = keras.layers.Dense(1, "sigmoid")(keras.layers.Subtract()(inputs))
model = keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy")
for step in range(1000):
    one, other = np.random.randint(0, 1000, (2, 40))
    model.train_on_batch([first[one], second[other]], (one == other).astype("float32"))
