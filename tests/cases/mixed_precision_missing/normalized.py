import numpy as np
import tensorflow as tf

rows = np.full([64, 8], 1e6, "float32")  # too large for the half type: no fix
normalization = tf.keras.layers.Normalization()
normalization.adapt(rows)
model = tf.keras.Sequential(
    [
        tf.keras.Input([8]),
        normalization,
        tf.keras.layers.Dense(2048, activation="relu"),
        tf.keras.layers.Dense(2048, activation="relu"),
        tf.keras.layers.Dense(1),
    ]
)
model.compile("adam", "mse")
model.fit(rows, rows[:, :1], verbose=0)  # TFA501
