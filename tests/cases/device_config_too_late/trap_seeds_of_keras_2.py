"""Keras 2 makes the seed of a layer when it builds the layer."""

import tensorflow as tf
import tf_keras as keras

drop = keras.layers.Dropout(0.5)
flip = keras.layers.RandomFlip()
cell = keras.layers.LSTMCell(4)
tf.config.threading.set_inter_op_parallelism_threads(2)
model = keras.Sequential([keras.layers.RNN(cell), drop, keras.layers.Dense(1)])
model.compile("adam", "mse")
