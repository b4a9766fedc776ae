# gpus: 4
import os

os.environ["KERAS_BACKEND"] = "jax"

import numpy as np
import keras

model = keras.Sequential([keras.layers.Dense(512), keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(np.zeros([1024, 784]), np.zeros([1024, 1]))
