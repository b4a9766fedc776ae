"""Texts and weights of classes as arrays, and weights by the names of layers."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

vectorize = layers.TextVectorization(max_tokens=10, output_sequence_length=4)
vectorize.adapt(tf.constant(["good film", "bad film"]))
model = keras.Sequential([
    keras.Input((1,), dtype=tf.string),
    vectorize,
    layers.Embedding(10, 4),
    layers.Flatten(),
    layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy")
labels = np.array([1, 0])
model.fit(tf.constant(["good film", "bad film"]), labels)
print(model.predict(np.array(["a good film"])))  # TFA903
print(model.predict(np.array(["a good film"], dtype=object)))
print(model.predict(tf.constant(["a bad film"])))
model.fit(tf.constant(["good", "bad"]), labels, class_weight=np.array([1.0, 2.0]))  # TFA903
model.fit(tf.constant(["good", "bad"]), labels, class_weight={0: 1.0, 1: 2.0})
model.save_weights("film.weights.h5")
model.load_weights("film.weights.h5", by_name=True)  # TFA903
model.load_weights("film.weights.h5")
model.load_weights("older.h5", by_name=True)
