import numpy as np
import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


def train(units):
    model = tf.keras.Sequential([tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x, y, epochs=5)
    return model


def train_two(units):
    return train(units), train(2 * units)


members = [train(units) for units in (4, 8, 16, 32)]
pairs = [train_two(units) for units in (4, 8, 16, 32)]
print(np.mean([member.predict(x) for member in members], axis=0))
