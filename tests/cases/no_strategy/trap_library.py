# gpus: 4
import tensorflow as tf


def train(x, y):
    model = tf.keras.Sequential([tf.keras.layers.Dense(512), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(x, y)
