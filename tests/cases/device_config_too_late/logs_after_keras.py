import os

import keras
import numpy as np

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"  # TFA102

model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(np.zeros([64, 2], "float32"), np.zeros([64], "float32"), batch_size=32)
