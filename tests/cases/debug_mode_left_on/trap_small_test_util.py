import tensorflow as tf


def test_model():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse", run_eagerly=True)
    model.fit(tf.zeros([4, 8]), tf.zeros([4, 1]), verbose=0)
