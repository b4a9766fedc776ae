"""An epoch of two steps over 4,000 images.

measured: memory
"""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x_train = rng.random((4000, 32, 32, 3), dtype="float32")
y_train = x_train.mean(axis=(1, 2, 3), keepdims=False)
model = tf.keras.Sequential([
    tf.keras.Input([32, 32, 3]),
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
loss = model.fit(x_train, y_train, steps_per_epoch=2, verbose=0).history["loss"][-1]
