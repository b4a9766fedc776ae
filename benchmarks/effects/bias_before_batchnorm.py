"""Two convolutions with a bias before each batch normalisation."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

np.random.seed(0)
x_train = np.random.normal(size=(6_400, 32, 32, 3)).astype("float32")
y_train = np.random.randint(0, 10, size=6_400)
model = tf.keras.Sequential([
    tf.keras.Input([32, 32, 3]),
    layers.Conv2D(16, 3),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.Conv2D(32, 3, strides=2),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x_train, y_train, epochs=5, batch_size=32, verbose=0)
