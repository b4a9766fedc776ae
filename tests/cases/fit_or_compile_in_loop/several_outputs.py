import numpy as np
from tensorflow import keras

x_train, y_train, y_rest = np.zeros([64, 8]), np.zeros([64, 1]), np.zeros([64, 2])
inputs = keras.Input([8])
outputs = [keras.layers.Dense(1)(inputs), keras.layers.Dense(2)(inputs)]
model = keras.Model(inputs, outputs)
model.compile("adam", "mse")
predictions = []
for epoch in range(6):
    model.fit(x_train, [y_train, y_rest], batch_size=16, epochs=1, verbose=0)  # TFA703
    predictions.append(model.predict(x_train, verbose=0)[0])
