import numpy as np
from tensorflow import keras

rng = np.random.default_rng(0)
x = rng.normal(size=(10_000, 12)).astype("float32")
y = x.sum(axis=1)

inputs = keras.Input((12,))
hidden = keras.layers.Dense(64, activation="relu")(inputs)
hidden = keras.layers.Concatenate()([inputs, keras.layers.Dropout(0.1)(hidden)])
model = keras.Model(inputs, keras.layers.Dense(1)(hidden))
model.compile(  # TFA508
    optimizer=keras.optimizers.Adam(1e-3),
    loss="mse",
)
stop = keras.callbacks.EarlyStopping(patience=3)
model.fit(x, y, validation_split=0.1, epochs=2, callbacks=[stop], verbose=0)
