import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8]), np.zeros([640, 1])
for fold in range(3):
    train = np.arange(640) % 3 != fold
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    for epoch in range(20):
        model.fit(x[train], y[train], epochs=1, verbose=0)  # TFA703
    print(model.evaluate(x[~train], y[~train], verbose=0))
