import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((20_000, 8)), rng.random((20_000, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y, steps_per_epoch=10)  # TFA206
