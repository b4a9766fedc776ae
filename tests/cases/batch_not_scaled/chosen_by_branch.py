"""A batch that depends on something else than the devices is split all the same."""

import sys

import tensorflow as tf

DEBUG = "--debug" in sys.argv
if DEBUG:
    BATCH_SIZE, EPOCHS = 8, 1
else:
    BATCH_SIZE, EPOCHS = 64, 50

strategy = tf.distribute.MirroredStrategy()
x, y = tf.zeros([6400, 8]), tf.zeros([6400, 1])
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(BATCH_SIZE)  # TFA403
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(data, epochs=EPOCHS)
