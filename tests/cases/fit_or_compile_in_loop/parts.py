import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for part in np.array_split(np.arange(640), 8):
    model.fit(x[part], y[part], verbose=0)  # TFA703: other data in each round
