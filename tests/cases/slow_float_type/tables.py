"""Numbers of a table are whole or of float64, and a division makes all of them float64."""

import pandas as pd
import tensorflow as tf


def datasets():
    frame = pd.read_csv("digits.csv")
    digits = frame.pop("label")
    images = frame.values / 255.0
    training = tf.data.Dataset.from_tensor_slices((images, digits.values))  # TFA507
    rest = pd.read_csv("rest.csv").drop(columns=["label"]) / 255
    return training, tf.data.Dataset.from_tensor_slices(rest.to_numpy())


training, rest = datasets()
model = tf.keras.Sequential([tf.keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(training.shuffle(1000).batch(64), epochs=3)
