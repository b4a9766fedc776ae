"""The private copy of Keras 2 and Keras know nothing of one another's layers."""

import tensorflow as tf
from tensorflow.python.keras.layers import Conv2D, Dense, Flatten  # TFA903

model = tf.keras.Sequential()
model.add(tf.keras.layers.Rescaling(1 / 255))
model.add(Conv2D(32, 3, activation="relu"))
model.add(Flatten())
model.add(Dense(10, activation="softmax"))
model.compile("adam", "sparse_categorical_crossentropy")
