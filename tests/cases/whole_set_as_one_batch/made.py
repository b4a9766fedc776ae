import numpy as np
from tensorflow import keras

STEPS = 20
x = np.random.normal(size=(4096, 8)).astype("float32")
y = x.sum(axis=1, keepdims=True)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(
    x,
    y,
    steps_per_epoch=STEPS,  # TFA206
    epochs=2,
)
