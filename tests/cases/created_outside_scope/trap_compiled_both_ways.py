import sys

import tensorflow as tf
from tensorflow import keras


def build():
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])


several = int(sys.argv[1]) > 1
if several:
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build()
        model.compile("adam", "mse")
else:
    model = build()
    model.compile("adam", "mse")
model.fit(tf.zeros([640, 8]), tf.zeros([640, 10]), epochs=3)
if not several:
    model.compile("sgd", "mse")
model.fit(tf.zeros([640, 8]), tf.zeros([640, 10]), epochs=3)
