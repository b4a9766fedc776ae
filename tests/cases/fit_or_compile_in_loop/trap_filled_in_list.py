import numpy as np
from tensorflow import keras

questions, answers = np.zeros([640, 8]), np.zeros([640, 1])
inputs = [keras.Input([8]), keras.Input([1])]
model = keras.Model(inputs, keras.layers.Dense(1)(keras.layers.Concatenate()(inputs)))
model.compile("adam", "mse")
for epoch in range(6):
    for start in range(0, 640, 64):
        part, said = np.copy(questions[start : start + 64]), answers[start : start + 64]
        model.fit([part, said], said, epochs=1, verbose=0)
