"""A look at one sample after each epoch, and a few samples for a plot."""

import numpy as np
import tensorflow as tf

x = np.random.normal(size=(64, 8)).astype("float32")
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
for epoch in range(20):
    model.fit(x, x[:, :1], verbose=0)
    print(model.predict(x[epoch:epoch + 1]))
for i in range(4):
    print(model.predict(x[i:i + 1]))
