import numpy as np
from tensorflow import keras

x_train, y_train = np.zeros([64, 8]), np.zeros([64, 1])
model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(50):
    model.fit(x_train, y_train, batch_size=16, epochs=1, verbose=0)  # TFA703
    print(epoch, model.evaluate(x_train, y_train, verbose=0))
