import tensorflow as tf
from tensorflow.keras import layers


def train(data):
    """The policy is for the script that calls this to choose."""
    model = tf.keras.Sequential([layers.Conv2D(256, 3), layers.Flatten(), layers.Dense(10)])
    model.compile("adam", "mse")
    model.fit(data)
    return model
