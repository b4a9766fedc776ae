import numpy as np
import tensorflow as tf

BATCH = 1
series = np.sin(np.arange(2000) / 10)
x = np.stack([series[i : i + 20] for i in range(1900)])[..., None]
y = series[20:1920]
model = tf.keras.Sequential([tf.keras.layers.LSTM(4), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, epochs=100, batch_size=BATCH, verbose=2)  # TFA203
