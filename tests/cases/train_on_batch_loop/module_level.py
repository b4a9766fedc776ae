import numpy as np
import tensorflow as tf

x, y = np.zeros([64, 8]), np.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for step in range(16):
    part = slice(step * 4, step * 4 + 4)
    loss = model.train_on_batch(x[step * 4 : step * 4 + 4], y[part])  # TFA706
    print(loss)
