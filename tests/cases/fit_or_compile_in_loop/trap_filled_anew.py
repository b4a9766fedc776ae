import numpy as np
import tensorflow as tf

x, y = np.zeros((1000, 8)), np.zeros((1000, 1))
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

for epoch in range(40):
    for i in range(1000):
        x[i, epoch % 8] = i
    model.fit(x, y, epochs=1)
