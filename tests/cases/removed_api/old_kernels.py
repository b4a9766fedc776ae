"""Kernels as two numbers, as Keras 1 took them."""

from keras.layers import Convolution2D, Flatten
from keras.models import Sequential

model = Sequential()
model.add(Convolution2D(32, 3, 3, activation="relu", input_shape=(32, 32, 3)))  # TFA903
model.add(Convolution2D(64, (3, 3), (2, 2)))
model.add(Convolution2D(64, 3, (2, 2)))
model.add(Convolution2D(64, 5, strides=2))
model.add(Flatten())
model.compile("sgd", "mse")
model.fit([], [], nb_epoch=3)  # TFA903
