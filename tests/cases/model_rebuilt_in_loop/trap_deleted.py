"""Each model is deleted, alone or with what it was trained on."""

import numpy as np
import tensorflow as tf

for path in ("a.npy", "b.npy", "c.npy"):
    x = np.load(path)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x, x[:, :1])
    del x, model
