import tensorflow as tf


def train(x, y, units, eager=True):
    model = tf.keras.Sequential([tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse", run_eagerly=eager)  # TFA506
    model.fit(x, y)


train(tf.zeros([640, 4]), tf.zeros([640, 1]), 16)
