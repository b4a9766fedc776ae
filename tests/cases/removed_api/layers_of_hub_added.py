"""A sequence of layers that grows, by one of TensorFlow Hub."""

import tensorflow_hub as hub
from tensorflow.keras.layers import Dense, Dropout
from tensorflow.keras.models import Sequential

features = hub.KerasLayer("mobilenet_v2", input_shape=(224, 224, 3))
features.trainable = False
model = Sequential()
model.add(features)  # TFA903
model.add(Dropout(0.2))
model.add(Dense(5, activation="softmax"))
model.compile("adam", "sparse_categorical_crossentropy")
