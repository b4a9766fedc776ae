import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
x = np.zeros([64, 4], "float32")
model.fit(
    x,
    x[:, :1],
    use_multiprocessing=False,  # TFA310
)
model.predict(np.zeros([8, 4], "float32"), workers=1)  # TFA310
