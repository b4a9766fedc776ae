import numpy as np
import tensorflow as tf


def train(model, x, y, epochs):
    for epoch in range(epochs):
        order = np.random.permutation(len(x))
        model.fit(x[order], y[order], epochs=1, batch_size=32)  # TFA703
        print(epoch, model.evaluate(x, y))


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
train(model, np.zeros([640, 8]), np.zeros([640, 1]), 20)
