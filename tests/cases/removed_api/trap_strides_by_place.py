"""Nothing here is of Keras 1: the third number are the strides that somebody wants."""

from keras.layers import Conv2D, Flatten
from keras.models import Sequential

model = Sequential([Conv2D(32, 8, 4, input_shape=(84, 84, 4)), Conv2D(64, 4, 2), Flatten()])
model.compile("sgd", "mse")
