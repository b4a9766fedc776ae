"""Keras 2 takes the arguments."""

import numpy as np
import tf_keras as keras

model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
x = np.zeros([64, 4], "float32")
model.fit(x, x[:, :1], workers=2, use_multiprocessing=False)
