import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for part in range(10):
    x, y = np.load(f"x{part}.npy"), np.load(f"y{part}.npy")
    model.fit(x, y, verbose=0)  # TFA703
