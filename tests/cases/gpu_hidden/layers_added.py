import numpy as np
import tensorflow as tf
from keras.layers import Conv2D, Dense, Flatten
from keras.models import Sequential


def network(side):
    net = Sequential()
    net.add(Conv2D(16, (3, 3), activation="relu", input_shape=(side, side, 3)))
    net.add(Flatten())
    net.add(Dense(4, activation="softmax"))
    return net


with tf.device("/cpu:0"):  # TFA104
    net = network(64)
net.compile("adam", "categorical_crossentropy")
net.fit(np.zeros((100, 64, 64, 3)), np.zeros((100, 4)))
