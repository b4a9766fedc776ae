import tensorflow as tf
from cloud import connected

strategy = connected()
x, y = tf.keras.datasets.mnist.load_data()[0]
with strategy.scope():
    data = strategy.experimental_make_numpy_dataset((x, y))  # TFA903
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    model.compile("sgd", "mse")
model.fit(data.batch(64))


def iterate(strategy, rows):
    with strategy.scope():
        return strategy.experimental_make_numpy_iterator(rows, 32, shuffle=None)  # TFA903
